using Shikaku.Bench;
using Shikaku.Bench.Accuracy;
using Shikaku.Bench.Disagree;

// One measured child: started by this program itself, so that the operating system's account of finished children holds one process only.
if (args is ["measure", var account, .. var command])
{
    return await ProcessRun.MeasureInPlaceAsync(account, command);
}

var request = BenchRequest.Parse(args);
if (request is null)
{
    await Console.Error.WriteLineAsync(
        "usage: bench/run p1|p2|p3|p4|p7 [--members N] [--rounds N] [--json] | disagree [--pairs N] [--json] | accuracy PAIRS.tsv... [--members N] [--pairs N]");
    return 2;
}

if (request.Name == "disagree")
{
    var found = await DisagreeBench.RunAsync(request.Pairs, done => Progress.Tell(done, request.Pairs));
    await Console.Out.WriteAsync(request.IsJson ? found.ToJson() : found.ToTable());
    return found.Agree == 0 ? 0 : 1;
}

if (request.Name == "accuracy")
{
    await Console.Out.WriteAsync((await AccuracyBench.RunAsync(request)).ToString());
    return 0;
}

var report = request.Name switch
{
    "p1" => await PipelineBench.RunAsync(request),
    "p2" => await ComparatorBench.RunAsync(request),
    "p4" => await StoredCheckBench.RunAsync(request),
    "p7" => await PageBench.RunAsync(request),
    _ => await IntakeBench.RunAsync(request),
};
await Console.Out.WriteAsync(request.IsJson ? report.ToJson() : report.ToTable());
return 0;
