namespace Shikaku.Features.Residents.Simulation;

/// <summary>A request that came over HTTP and is kept until it is taken back.</summary>
/// <param name="inquiries">Its lines.</param>
/// <param name="digest">The digest of its content.</param>
/// <param name="arrival">When it came, on the clock's counter.</param>
/// <param name="pieces">The pieces of the reply.</param>
internal sealed class StoredInquiry(InquiryFile inquiries, string digest, long arrival, IReadOnlyList<PlannedPiece> pieces)
{
    private readonly Lock _gate = new();
    private readonly HashSet<int> _asked = [];
    private bool _isForgotten;

    /// <summary>How its lines ask.</summary>
    public InquiryKind Kind => inquiries.Kind;

    /// <summary>The digest of its content.</summary>
    public string Digest => digest;

    /// <summary>When it came.</summary>
    public long Arrival => arrival;

    /// <summary>The pieces of the reply.</summary>
    public IReadOnlyList<PlannedPiece> Pieces => pieces;

    /// <summary>Whether a piece is asked for the first time.</summary>
    public bool IsFirstAsk(int piece)
    {
        lock (_gate)
        {
            return _asked.Add(piece);
        }
    }

    /// <summary>Makes something of the lines.</summary>
    /// <returns>Null if they were forgotten meanwhile.</returns>
    public T? Read<T>(Func<InquiryFile, T> read)
        where T : class
    {
        lock (_gate)
        {
            return _isForgotten ? null : read(inquiries);
        }
    }

    /// <summary>Wipes the lines.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _isForgotten = true;
            inquiries.Dispose();
        }
    }
}
