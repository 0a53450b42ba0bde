using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Shikaku.Commands;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;

namespace Shikaku.Tests.Features.Vault;

/// <summary>The custody of numbers in a real database: put in by registration, taken out with a purpose, sealed anew, and safe from other hands.</summary>
public sealed class NumberVaultTests(RegisterServer server) : IAsyncLifetime
{
    private static readonly VaultReading Reading = new("06130488", "山本", ReadingPurpose.Display);
    private static readonly IndividualNumber Number = NumberOf("123456789018");
    private static readonly IndividualNumber OtherNumber = NumberOf("100000000030");

    private readonly KeyRing _ring = KeyRing.Create(DateTimeOffset.UnixEpoch);
    private DatabaseAddress _address = null!;
    private RegisterDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _address = await server.CreateDatabaseAsync();
        _database = await RegisterDatabase.OpenAsync(_address, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_number_comes_out_as_it_went_in_and_the_reading_is_noted_with_its_purpose()
    {
        var person = (await StoreAsync(Number))[0];

        Assert.Equal(Number, await Vault().ReadAsync(person, Reading, CancellationToken.None));
        Assert.Equal(["06130488 山本 Display"], await QueryAsync("SELECT organisation || ' ' || actor || ' ' || purpose FROM vault.reading"));
    }

    [Fact]
    public async Task A_number_stored_twice_has_one_row_and_one_person()
    {
        var first = await StoreAsync(Number, OtherNumber);
        var second = await StoreAsync(OtherNumber, Number);

        Assert.Equal(first, second.Reverse());
        Assert.Equal(["2"], await QueryAsync("SELECT count(*)::text FROM vault.individual_number"));
    }

    [Fact]
    public async Task A_person_who_has_no_number_gives_none() =>
        Assert.True((await Vault().ReadAsync(new PersonKey(new byte[PersonKey.Length]), Reading, CancellationToken.None)).IsNone);

    [Fact]
    public async Task A_sealed_number_that_was_moved_to_another_person_does_not_open()
    {
        var persons = await StoreAsync(Number, OtherNumber);
        await ByHandAsync(
            "UPDATE vault.individual_number SET sealed = (SELECT sealed FROM vault.individual_number WHERE person_key = @own) WHERE person_key = @other",
            new { own = persons[0].ToArray(), other = persons[1].ToArray() });

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Vault().ReadAsync(persons[1], Reading, CancellationToken.None));
    }

    [Fact]
    public async Task No_dump_of_the_vault_shows_a_number()
    {
        await StoreAsync(Number);
        var dump = string.Join('\n', await QueryAsync("SELECT encode(sealed, 'escape') || encode(person_key, 'escape') FROM vault.individual_number"));
        Assert.DoesNotContain("123456789018", dump, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(DatabaseRole.Application), "SELECT sealed FROM vault.individual_number")]
    [InlineData(nameof(DatabaseRole.Application), "DELETE FROM vault.individual_number")]
    [InlineData(nameof(DatabaseRole.Application), "SELECT * FROM vault.reading")]
    [InlineData(nameof(DatabaseRole.Operator), "SELECT sealed FROM vault.individual_number")]
    [InlineData(nameof(DatabaseRole.Window), "SELECT person_key FROM vault.individual_number")]
    [InlineData(nameof(DatabaseRole.Vault), "DELETE FROM vault.individual_number")]
    [InlineData(nameof(DatabaseRole.Vault), "DELETE FROM vault.reading")]
    [InlineData(nameof(DatabaseRole.Vault), "DELETE FROM vault.file_part")]
    [InlineData(nameof(DatabaseRole.Vault), "SELECT password_hash FROM account.credential")]
    [InlineData(nameof(DatabaseRole.Vault), "UPDATE account.credential SET password_hash = ''")]
    [InlineData(nameof(DatabaseRole.Vault), "UPDATE vault.reading SET purpose = ''")]
    public async Task A_role_may_do_no_more_in_the_vault_than_it_needs(string role, string sql)
    {
        await using var connection = await _database.ConnectAsync(Enum.Parse<DatabaseRole>(role), CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task After_a_rotation_everything_lies_under_the_new_key_and_is_the_same()
    {
        var person = (await StoreAsync(Number))[0];
        await StoreAsync(OtherNumber);
        var renewed = _ring.WithNewKey(DateTimeOffset.UnixEpoch);
        var rotation = new KeyRotation(_database, renewed, TimeProvider.System);

        Assert.Equal(2, await rotation.CountLeftAsync(CancellationToken.None));
        Assert.Equal(new RenewedSeals(2, 0, 0), await rotation.RunBatchAsync("operator", "rotation", CancellationToken.None));
        Assert.True((await rotation.RunBatchAsync("operator", "rotation", CancellationToken.None)).IsEmpty);

        Assert.Equal([renewed.Current.Id], await QueryAsync("SELECT DISTINCT key_id FROM vault.individual_number"));
        Assert.Equal(["2"], await QueryAsync("SELECT count(*)::text FROM vault.reading WHERE purpose = 'KeyRotation'"));
        Assert.Equal(Number, await new NumberVault(_database, renewed, TimeProvider.System).ReadAsync(person, Reading, CancellationToken.None));
    }

    [Fact]
    public async Task The_keys_of_another_installation_are_refused_at_the_start_and_so_is_a_ring_that_lacks_a_key()
    {
        var renewed = _ring.WithNewKey(DateTimeOffset.UnixEpoch);
        await RequireAsync(renewed);
        await RequireAsync(renewed);

        Assert.Contains("k0002", (await Assert.ThrowsAsync<RefusedException>(() => RequireAsync(_ring))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => RequireAsync(KeyRing.Create(DateTimeOffset.UnixEpoch).WithNewKey(DateTimeOffset.UnixEpoch)));
        await Assert.ThrowsAsync<RefusedException>(() => RequireAsync(renewed with { PersonSecret = new byte[KeyRing.SecretLength] }));
    }

    private static IndividualNumber NumberOf(string text)
    {
        Assert.True(IndividualNumber.TryParse(text, out var number, out _));
        return number;
    }

    private NumberVault Vault() => new(_database, _ring, TimeProvider.System);

    private Task RequireAsync(KeyRing ring) => KeyProofs.RequireAsync(_database, ring, DateTimeOffset.UnixEpoch, CancellationToken.None);

    private async Task<PersonKey[]> StoreAsync(params IndividualNumber[] numbers)
    {
        await using var connection = await _database.ConnectAsync(DatabaseRole.Application, CancellationToken.None);
        return await Vault().StoreAsync(connection, numbers, CancellationToken.None);
    }

    private async Task<string[]> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(RegisterServer.Administrator(_address).ForMigration);
        return [.. await connection.QueryAsync<string>(sql)];
    }

    private async Task ByHandAsync(string sql, object values)
    {
        await using var connection = new NpgsqlConnection(RegisterServer.Administrator(_address).ForMigration);
        Assert.NotEqual(0, await connection.ExecuteAsync(sql, values));
    }
}
