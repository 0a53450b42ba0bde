using Shikaku.Commands;
using Shikaku.ReferenceData;

// Begun at once: most commands need the tables, and there is enough to do meanwhile.
var tables = new Lazy<TableFiles>(TableFiles.Open);
_ = Task.Run(() => tables.Value);

return await CommandLine.RunAsync(args, new CommandHost(Console.Out, Console.Error, TimeProvider.System, !Console.IsErrorRedirected)
{
    Kernels = Environment.GetEnvironmentVariable(KernelChoice.Variable),
    ShippedTables = tables,
});
