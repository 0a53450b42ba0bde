namespace Shikaku.Features.Organisations.Bodies;

/// <summary>An insurer (保険者) with what its figures are grouped by.</summary>
/// <param name="Number">保険者番号.</param>
/// <param name="Name">Its name; the number where it had none on record.</param>
/// <param name="Scheme">制度, from the number.</param>
/// <param name="Prefecture">都道府県, from the number.</param>
/// <param name="Vendor">Who made its system; 未登録 if that is not on record.</param>
internal sealed record InsurerBody(string Number, string Name, string Scheme, string Prefecture, string Vendor);
