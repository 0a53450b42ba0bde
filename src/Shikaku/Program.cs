using Shikaku.Commands;

return await CommandLine.RunAsync(args, new CommandHost(Console.Out, Console.Error, TimeProvider.System, !Console.IsErrorRedirected)
{
    Kernels = Environment.GetEnvironmentVariable(KernelChoice.Variable),
});
