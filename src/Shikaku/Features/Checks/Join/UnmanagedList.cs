using System.Runtime.CompilerServices;

namespace Shikaku.Features.Checks.Join;

/// <summary>
/// A list of plain values outside the garbage-collected heap, in pages of a fixed size: it grows without copying,
/// and its memory goes back to the system at once. Readable by several threads while nobody adds.
/// </summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed unsafe class UnmanagedList<T> : IDisposable
    where T : unmanaged
{
    private const int PageShift = 16;
    private const int PageItems = 1 << PageShift;

    private readonly Lock _gate = new();
    private nint[] _pages = new nint[16];
    private int _pageCount;

    /// <summary>The item with an ordinal that <see cref="Appender.Add"/> gave.</summary>
    public ref T this[uint ordinal]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref ((T*)_pages[(int)(ordinal >> PageShift)])[ordinal & (PageItems - 1)];
    }

    /// <summary>Neighbouring items, in one of the <see cref="Appender.Ranges"/>.</summary>
    /// <param name="first">The ordinal of the first.</param>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<T> Slice(uint first, int count) => new(Unsafe.AsPointer(ref this[first]), count);

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = 0; i < _pageCount; i++)
        {
            HugePages.Free((void*)_pages[i]);
        }

        _pageCount = 0;
    }

    private int AddPage()
    {
        lock (_gate)
        {
            if (_pageCount == _pages.Length)
            {
                // Readers of older pages keep the array that they have: replace it, never change it under them.
                var larger = new nint[_pages.Length * 2];
                _pages.CopyTo(larger, 0);
                _pages = larger;
            }

            _pages[_pageCount] = (nint)HugePages.Allocate((nuint)PageItems * (nuint)sizeof(T));
            return _pageCount++;
        }
    }

    /// <summary>Adds items for one worker, who fills pages of its own.</summary>
    public sealed class Appender(UnmanagedList<T> list)
    {
        private readonly List<(int Page, int Count)> _pages = [];
        private int _page = -1;
        private int _count = PageItems;
        private T* _items;

        /// <summary>The pages of this worker with the number of items on each.</summary>
        public IEnumerable<(uint First, int Count)> Ranges
        {
            get
            {
                foreach (var (page, count) in _pages)
                {
                    yield return ((uint)page << PageShift, count);
                }

                if (_page >= 0)
                {
                    yield return ((uint)_page << PageShift, _count);
                }
            }
        }

        /// <summary>Adds an item.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(in T item)
        {
            if (_count == PageItems)
            {
                BeginPage();
            }

            _items[_count++] = item;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void BeginPage()
        {
            if (_page >= 0)
            {
                _pages.Add((_page, _count));
            }

            _page = list.AddPage();
            _items = (T*)list._pages[_page];
            _count = 0;
        }
    }
}
