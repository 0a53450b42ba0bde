namespace Shikaku.Core.Addresses;

/// <summary>One municipality (市区町村; of a 政令市 each ward) of the postal list.</summary>
/// <param name="Row">Column <c>row</c> of municipalities.tsv.</param>
/// <param name="Code">全国地方公共団体コード without check digit, as in the table.</param>
/// <param name="Prefecture">Prefecture, 1 to 47.</param>
/// <param name="CountyUnits">Units of the 郡, 0 if it lies in none.</param>
/// <param name="CityUnits">Units of the name of city, town or village.</param>
/// <param name="WardUnits">Units of the ward of a 政令市, 0 otherwise.</param>
/// <param name="HasStreets">Whether addresses there are written with street names before the town (京都市, MAT-76).</param>
internal sealed record Municipality(int Row, string Code, byte Prefecture, byte CountyUnits, byte CityUnits, byte WardUnits, bool HasStreets);
