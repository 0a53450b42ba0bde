using System.Runtime.InteropServices;
using Shikaku.Commands;
using Shikaku.Core.Text;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Doctor;

/// <summary>What the program found out about itself and the machine.</summary>
/// <param name="Tables">Every table that the manifest lists.</param>
/// <param name="Checks">The self-checks, in the order in which they are shown.</param>
internal sealed record Diagnosis(IReadOnlyList<TableState> Tables, IReadOnlyList<SelfCheck> Checks)
{
    /// <summary>Version of the program.</summary>
    public static string Version { get; } = typeof(Diagnosis).Assembly.GetName().Version!.ToString(3);

    /// <summary>Version of .NET.</summary>
    public static string Runtime => RuntimeInformation.FrameworkDescription;

    /// <summary>The operating system.</summary>
    public static string OperatingSystem => RuntimeInformation.OSDescription;

    /// <summary>Number of cores that the program may use.</summary>
    public static int Cores => Environment.ProcessorCount;

    /// <summary>Bytes of memory that the program may use.</summary>
    public static long MemoryBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Which kernels the engine runs: <c>vector</c> or <c>scalar</c>.</summary>
    public static string RunningKernels => Kernels.AreVectorised ? "vector" : "scalar";

    /// <summary>Whether a table is damaged.</summary>
    public bool HasDamagedTable => Tables.Any(table => table.Damage is not null);

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsGood => !HasDamagedTable && Checks.All(check => check.IsGood);

    /// <summary>Looks at the tables and runs the self-checks. A self-check that needs a damaged table fails with it.</summary>
    /// <param name="files">The tables.</param>
    /// <param name="today">The present day in Japan.</param>
    public static Diagnosis Make(TableFiles files, DateOnly today) =>
        new([.. files.Manifest.Tables.Select(entry => new TableState(entry, DamageOf(files, entry)))], SelfChecks.Run(files, today));

    private static string? DamageOf(TableFiles files, TableEntry entry)
    {
        try
        {
            files.Read(entry.File);
            return null;
        }
        catch (UnusableInputException damage)
        {
            return damage.Message;
        }
    }
}
