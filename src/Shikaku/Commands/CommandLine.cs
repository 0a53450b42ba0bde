using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;
using Shikaku.Storage.Database;

namespace Shikaku.Commands;

/// <summary>The command line of product.md §4: parses the arguments, runs one command, turns failures into exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Ctrl-C, Ctrl-\, a closed terminal, and the polite end that a service manager or a shutdown asks for.</summary>
    private static readonly PosixSignal[] EndingSignals = [PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGHUP, PosixSignal.SIGTERM];

    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");

    /// <summary>Runs the program.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, CommandHost host)
    {
        // The parser speaks the language of its users; numbers and dates stay invariant.
        CultureInfo.CurrentUICulture = Japanese;
        var root = new RootCommand("Shikaku (資格): 医療保険者等向け中間サーバーの公開実装")
        {
            AuditCommand.Create(host),
            CheckCommand.Create(host),
            DemoCommand.Create(host),
            DoctorCommand.Create(host),
            EvaluateCommand.Create(host),
            ImportCommand.Create(host),
            KeysCommand.Create(host),
            MigrateCommand.Create(host),
            OrganisationsCommand.Create(host),
            ResidentsCommand.Create(host),
            SampleCommand.Create(host),
            ServeCommand.Create(host),
            TablesCommand.Create(host),
            UsersCommand.Create(host),
        };

        JapaneseHelp.Use(root);
        // A word that begins with @ is a name, not a file of further words: the words of a members file would come back as errors.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            await TellAsync(host, string.Join('\n', UsageErrors.Sentences(parsed)));
            return ExitCode.WrongUsage;
        }

        using var interruption = new CancellationTokenSource();
        var signals = Array.ConvertAll(EndingSignals, signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            interruption.Cancel();
        }));
        try
        {
            KernelChoice.Apply(host.Kernels);
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = host.Output, Error = host.Error };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (WrongUsageException wrong)
        {
            await TellAsync(host, wrong.Message);
            return ExitCode.WrongUsage;
        }
        catch (RefusedException refused)
        {
            await TellAsync(host, refused.Message);
            return ExitCode.Refused;
        }
        catch (UnusableInputException unusable)
        {
            await TellAsync(host, unusable.Message);
            return ExitCode.InputUnusable;
        }
        catch (NpgsqlException failure) when (DatabaseFailure.IsOfConnection(failure))
        {
            await TellAsync(host, DatabaseFailure.SentenceOf(failure));
            return ExitCode.InputUnusable;
        }
        catch (OperationCanceledException)
        {
            await TellAsync(host, "中断しました。途中の結果は残していません。");
            return ExitCode.Interrupted;
        }
        catch (IOException)
        {
            // Files are spoken of where they are used; what is left is the output itself.
            await TellAsync(host, "結果を標準出力に書き出せません。出力先の空き容量と、出力先が閉じられていないことを確かめてください。");
            return ExitCode.InputUnusable;
        }
        catch (Exception failure)
        {
            // The message of an unforeseen failure could carry a value of a file; where it happened does not.
            await TellAsync(host, $"内部エラーが発生しました。次の内容を添えて開発者に知らせてください。\n{failure.GetType()}\n{failure.StackTrace}");
            return ExitCode.InternalError;
        }
        finally
        {
            Array.ForEach(signals, signal => signal.Dispose());
        }
    }

    /// <summary>The exit code counts even where nobody can be told why.</summary>
    private static async Task TellAsync(CommandHost host, string message)
    {
        try
        {
            // A path or a word that a user typed may be somebody's number.
            await host.Error.WriteLineAsync(UsageErrors.WithoutNumbers(message));
        }
        catch (IOException)
        {
            // The error stream leads to a full disk.
        }
    }
}
