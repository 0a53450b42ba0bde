using Dapper;
using Npgsql;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>What the database itself refuses, whatever the code above it does.</summary>
public sealed class AccountRoleTests(RegisterServer server) : IAsyncLifetime
{
    private AccountWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AccountWorld.OpenAsync(server);
        await _world.SignInAsync(await _world.EnrolAsync("yamamoto"));
        await _world.InviteAsync("suzuki", OtherInsurer);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("SELECT count(*) FROM register.organisation")]
    [InlineData("SELECT count(*) FROM audit.change")]
    [InlineData("SELECT count(*) FROM vault.individual_number")]
    [InlineData("UPDATE account.user SET role = 'Operator'")]
    [InlineData("UPDATE account.credential SET password_hash = ''")]
    [InlineData("INSERT INTO account.invitation SELECT organisation, user_id, '', now() FROM account.user")]
    [InlineData("UPDATE account.api_key SET expires_at = now()")]
    public async Task Sign_in_sees_no_other_part_of_the_register_and_changes_no_user(string sql)
    {
        await using var connection = await _world.Database.ConnectAsync(DatabaseRole.Account, CancellationToken.None);
        await RefusedAsync(connection, sql);
    }

    [Theory]
    [InlineData("SELECT password_hash FROM account.credential")]
    [InlineData("SELECT sealed_factor FROM account.credential")]
    [InlineData("SELECT code_sha256 FROM account.recovery_code")]
    [InlineData("SELECT last_seen_at FROM account.session")]
    [InlineData("INSERT INTO account.session (token_sha256) VALUES ('')")]
    [InlineData("SELECT count(*) FROM account.sign_in_attempt")]
    [InlineData("DELETE FROM account.user")]
    [InlineData("UPDATE account.user SET role = 'Supervisor'")]
    public async Task The_application_cannot_read_what_users_sign_in_with_or_sign_anybody_in(string sql)
    {
        await using var connection = await _world.Database.ConnectForAsync(Insurer, CancellationToken.None);
        await RefusedAsync(connection, sql);
    }

    [Fact]
    public async Task The_application_sees_and_touches_the_users_of_its_organisation_only()
    {
        await using var connection = await _world.Database.ConnectForAsync(OtherInsurer, CancellationToken.None);
        Assert.Equal(["suzuki"], await connection.QueryAsync<string>("SELECT sign_in_name FROM account.user"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(user_id) FROM account.credential"));
        Assert.Equal(0, await connection.ExecuteAsync("DELETE FROM account.credential"));
        Assert.Equal(0, await connection.ExecuteAsync("UPDATE account.credential SET password_hash = ''"));
        Assert.Equal(0, await connection.ExecuteAsync("DELETE FROM account.session"));
        await RefusedAsync(
            connection,
            $"""
            INSERT INTO account.invitation (organisation, user_id, token_sha256, expires_at) VALUES ('{Insurer}', '01234567-89ab-7def-8123-456789abcdef', '', now())
            """);
    }

    [Fact]
    public async Task Without_an_organisation_the_application_sees_nobody()
    {
        await using var connection = await _world.Database.ConnectAsync(DatabaseRole.Application, CancellationToken.None);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM account.user"));
    }

    private static async Task RefusedAsync(NpgsqlConnection connection, string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }
}
