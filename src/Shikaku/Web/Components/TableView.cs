using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Shikaku.Web.Components;

/// <summary>How a user looks at a table: by the address of the page, so that it can be kept and sent. It never holds what names a person.</summary>
/// <param name="Path">The page.</param>
/// <param name="Order">By which column, one of those that the page knows.</param>
/// <param name="IsDescending">Whether the largest come first.</param>
/// <param name="PageNumber">Which page, from 1.</param>
/// <param name="Filters">What else the address says, to be kept when the user turns pages.</param>
public sealed record TableView(string Path, string Order, bool IsDescending, int PageNumber, IReadOnlyList<KeyValuePair<string, string>> Filters)
{
    /// <summary>Number of rows on a page.</summary>
    public const int PageLength = 50;

    private const int LastPage = 1_000_000;
    private const string OrderName = "order", DescendingName = "descending", PageName = "page";

    /// <summary>Number of rows before this page.</summary>
    public int Skipped => (PageNumber - 1) * PageLength;

    /// <summary>Reads the address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="orders">The columns that can be sorted by; the first is taken unless the address names another.</param>
    /// <param name="filters">The names of the filters of the page.</param>
    public static TableView Of(HttpRequest request, IReadOnlyList<string> orders, params IReadOnlyList<string> filters)
    {
        var query = request.Query;
        var order = orders.FirstOrDefault(order => order == query[OrderName], orders[0]);
        var page = int.TryParse(query[PageName], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        return new TableView(
            request.Path, order, query.ContainsKey(DescendingName), page,
            [.. from name in filters let value = query[name].ToString().Trim() where value.Length > 0 && FilterText.FlawOf(value) is null select KeyValuePair.Create(name, value)]);
    }

    /// <summary>The value of a filter; empty if it is not set.</summary>
    public string Filter(string name) => Filters.FirstOrDefault(filter => filter.Key == name).Value ?? "";

    /// <summary>How many pages so many rows fill, at least one.</summary>
    public static int PagesOf(long rows) => (int)Math.Max(1, (rows + PageLength - 1) / PageLength);

    /// <summary>The address of another page of the same view.</summary>
    public string AddressOfPage(int page) => (this with { PageNumber = page }).Address();

    /// <summary>The address of the same view sorted by a column; by the present one, the other way round.</summary>
    public string AddressOfOrder(string order) => (this with { Order = order, IsDescending = order == Order && !IsDescending, PageNumber = 1 }).Address();

    private string Address()
    {
        var query = new QueryBuilder(Filters) { { OrderName, Order } };
        if (IsDescending)
        {
            query.Add(DescendingName, "");
        }

        if (PageNumber > 1)
        {
            query.Add(PageName, PageNumber.ToString(CultureInfo.InvariantCulture));
        }

        return Path + query.ToQueryString();
    }
}
