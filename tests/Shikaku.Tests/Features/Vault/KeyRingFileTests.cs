using Shikaku.Commands;
using Shikaku.Features.Vault;

namespace Shikaku.Tests.Features.Vault;

/// <summary>The key file: for its owner's eyes, never replaced by accident, never half written.</summary>
public sealed class KeyRingFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void It_holds_the_same_secrets_after_it_was_written()
    {
        var ring = KeyRing.Create(DateTimeOffset.UnixEpoch).WithNewKey(DateTimeOffset.UnixEpoch.AddDays(1));
        KeyRingFile.Create(Path, ring);

        var read = KeyRingFile.Read(Path);
        Assert.Equal(ring.PersonSecret, read.PersonSecret);
        Assert.Equal(ring.AuditSecret, read.AuditSecret);
        Assert.Equal(ring.EncryptionKeys.Select(key => (key.Id, key.CreatedAt)), read.EncryptionKeys.Select(key => (key.Id, key.CreatedAt)));
        Assert.Equal(ring.Current.Bytes, read.Current.Bytes);
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        KeyRingFile.Create(Path, KeyRing.Create(DateTimeOffset.UnixEpoch));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));

        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_replaced_by_a_new_ring()
    {
        KeyRingFile.Create(Path, KeyRing.Create(DateTimeOffset.UnixEpoch));
        var before = File.ReadAllBytes(Path);
        Assert.Throws<RefusedException>(() => KeyRingFile.Create(Path, KeyRing.Create(DateTimeOffset.UnixEpoch)));
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_running_program_finds_the_key_that_another_has_added_and_goes_on_sealing_under_its_own()
    {
        KeyRingFile.Create(Path, KeyRing.Create(DateTimeOffset.UnixEpoch));
        var running = KeyRingFile.Read(Path);
        var renewed = KeyRingFile.Read(Path).WithNewKey(DateTimeOffset.UnixEpoch);
        Assert.Throws<MissingKeyException>(() => running.Find(renewed.Current.Id));
        KeyRingFile.Replace(Path, renewed);

        Assert.Equal(renewed.Current.Bytes, running.Find(renewed.Current.Id).Bytes);
        Assert.Equal("k0001", running.Current.Id);
        File.Delete(Path);
        Assert.Throws<MissingKeyException>(() => running.Find("k0003"));
        Assert.Equal(renewed.Current.Bytes, running.Find(renewed.Current.Id).Bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"personSecret":"AAAA","auditSecret":"AAAA","encryptionKeys":[]}""")]
    [InlineData("""{"personSecret":"c2VjcmV0LXRoYXQtaXMtdG9vLXNob3J0","auditSecret":"AAAA","encryptionKeys":[{"id":"k0001","createdAt":"2026-01-01","bytes":"AAAA"}]}""")]
    public void A_damaged_one_is_refused_without_a_word_of_its_content(string content)
    {
        _folder.Write("keys.json", content);
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.DoesNotContain("c2VjcmV0", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_one_says_how_to_make_it() => Assert.Contains("shikaku keys create", Refusal(), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private string Path => _folder.PathOf("keys.json");

    private string Refusal() => Assert.Throws<RefusedException>(() => KeyRingFile.Read(Path)).Message;
}
