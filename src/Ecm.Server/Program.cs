using Ecm.Extraction;
using Ecm.Server.Hosting;

// The reading child is this very program: it must start nothing of the server.
if (args is ["extract", ..])
    return await ExtractionWorker.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput());

try
{
    return args.FirstOrDefault(a => !a.StartsWith('-')) is { } verb
        ? await ServerVerbs.RunAsync(verb, args[1..])
        : await ServerRun.RunAsync(args);
}
catch (Exception e) when (StartFaults.Explain(e) is { } explanation)
{
    return StartFaults.Print(explanation);
}
