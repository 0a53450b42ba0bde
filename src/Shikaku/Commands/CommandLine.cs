using System.CommandLine;

namespace Shikaku.Commands;

/// <summary>The command line of product.md §4: parses the arguments, runs one command, turns failures into exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, CommandHost host)
    {
        var root = new RootCommand("Shikaku (資格): 医療保険者等向け中間サーバーの公開実装")
        {
            CheckCommand.Create(host),
            DoctorCommand.Create(host),
            EvaluateCommand.Create(host),
            SampleCommand.Create(host),
        };

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await host.Error.WriteLineAsync(error.Message);
            }

            return ExitCode.WrongUsage;
        }

        using var interruption = new CancellationTokenSource();
        ConsoleCancelEventHandler onCancel = (_, eventArguments) =>
        {
            eventArguments.Cancel = true;
            interruption.Cancel();
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (UnusableInputException unusable)
        {
            await host.Error.WriteLineAsync(unusable.Message);
            return ExitCode.InputUnusable;
        }
        catch (OperationCanceledException)
        {
            await host.Error.WriteLineAsync("中断しました。途中の結果は残していません。");
            return ExitCode.Interrupted;
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }
}
