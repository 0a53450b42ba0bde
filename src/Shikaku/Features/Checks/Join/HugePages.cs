using System.Runtime.InteropServices;

namespace Shikaku.Features.Checks.Join;

/// <summary>
/// Memory outside the garbage-collected heap that is read at random places. It is asked for in pages of 2 MiB, where the system has them:
/// with millions of rows, finding a small page takes longer than reading what is on it.
/// </summary>
internal static unsafe partial class HugePages
{
    private const int PageBytes = 2 << 20;
    private const int CacheLine = 64;
    private const int UseHugePages = 14;

    /// <summary>Allocates memory; its content is undefined. Less than a huge page comes in small ones.</summary>
    public static void* Allocate(nuint bytes)
    {
        if (bytes < PageBytes || !OperatingSystem.IsLinux())
        {
            return NativeMemory.AlignedAlloc(bytes, CacheLine);
        }

        // Only a wish: a system that refuses gives small pages.
        var memory = NativeMemory.AlignedAlloc(bytes, PageBytes);
        _ = Advise(memory, bytes, UseHugePages);
        return memory;
    }

    /// <summary>Gives memory back.</summary>
    public static void Free(void* memory) => NativeMemory.AlignedFree(memory);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint bytes, int advice);
}
