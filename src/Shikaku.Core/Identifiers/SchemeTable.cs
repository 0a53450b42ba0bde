using Shikaku.Core.Text;

namespace Shikaku.Core.Identifiers;

/// <summary>The 法別番号 that Shikaku registers, with their kinds (ID-32, <c>data/schemes.tsv</c>).</summary>
public sealed class SchemeTable
{
    private readonly Scheme?[] _schemes = new Scheme?[100];
    private Scheme? _kokuhoKumiai;

    private SchemeTable()
    {
    }

    /// <summary>Reads the table. The two rows without code are those of numbers without 法別番号: 市町村国保 and 国保組合.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static SchemeTable Parse(ReadOnlySpan<byte> tsv)
    {
        var table = new SchemeTable();
        var reader = new TableReader("schemes.tsv", tsv, "code", "name", "kind");
        while (reader.Read())
        {
            var code = reader.GetBytes(0).IsEmpty ? 0 : reader.GetInt32(0);
            var scheme = new Scheme(code, reader.GetString(1), KindOf(reader.GetBytes(2)));
            if (code is < 0 or > 99)
            {
                throw reader.Damaged("the code is not a number of two digits");
            }

            ref var place = ref scheme.Kind == InsuranceKind.KokuhoKumiai ? ref table._kokuhoKumiai : ref table._schemes[code];
            if (place is not null || scheme.Kind == InsuranceKind.Unknown)
            {
                throw reader.Damaged("the code occurs again, or its kind is unknown");
            }

            place = scheme;
        }

        return table;
    }

    /// <summary>The scheme of a number, or null if its 法別番号 is not registered here, so that the number is malformed (S125).</summary>
    /// <remarks>A six-digit number whose insurer part begins with 3 is taken for a 国保組合 (ID-31).</remarks>
    public Scheme? Find(InsurerNumber number) =>
        number.Scheme == 0 && number.InsurerPart / 100 == 3 ? _kokuhoKumiai : _schemes[number.Scheme];

    /// <summary>The schemes of bodies, in the order of their codes; numbers without 法別番号 share one entry.</summary>
    public IEnumerable<Scheme> All => _schemes.OfType<Scheme>();

    /// <summary>The kind to propose for a body (ID-31); the register of bodies decides.</summary>
    public InsuranceKind ProposeKind(InsurerNumber number) => Find(number)?.Kind ?? InsuranceKind.Unknown;

    private static InsuranceKind KindOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("KOKUHO"u8) => InsuranceKind.Kokuho,
        _ when name.SequenceEqual("KOKUHO_KUMIAI"u8) => InsuranceKind.KokuhoKumiai,
        _ when name.SequenceEqual("KYOKAI"u8) => InsuranceKind.Kyokai,
        _ when name.SequenceEqual("SENIN"u8) => InsuranceKind.Senin,
        _ when name.SequenceEqual("HIYATOI"u8) => InsuranceKind.Hiyatoi,
        _ when name.SequenceEqual("KUMIAI"u8) => InsuranceKind.Kumiai,
        _ when name.SequenceEqual("JIEIKAN"u8) => InsuranceKind.Jieikan,
        _ when name.SequenceEqual("KYOSAI"u8) => InsuranceKind.Kyosai,
        _ when name.SequenceEqual("KOUKI"u8) => InsuranceKind.Kouki,
        _ when name.SequenceEqual("IRYOFUJO"u8) => InsuranceKind.Iryofujo,
        _ => InsuranceKind.Unknown,
    };

    /// <summary>One 法別番号.</summary>
    /// <param name="Code">1 to 99, or 0 where a number has none.</param>
    /// <param name="Name">Japanese name.</param>
    /// <param name="Kind">The kind of insurance.</param>
    public sealed record Scheme(int Code, string Name, InsuranceKind Kind);
}
