using Ecm.Core;
using Ecm.Extraction;
using Ecm.Server.Hosting;
using Microsoft.Extensions.Options;

// The reading child is this very program: it must start nothing of the server.
if (args is ["extract", ..])
    return await ExtractionWorker.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput());

try
{
    return args.FirstOrDefault(a => !a.StartsWith('-')) is { } verb
        ? await ServerVerbs.RunAsync(verb, args[1..])
        : await ServerRun.RunAsync(args);
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync($"ecm-server cannot start: {string.Join(" ", e.Failures)}");
    return 1;
}
catch (StartupException e)
{
    await Console.Error.WriteLineAsync($"ecm-server cannot start: {e.Message}");
    return 1;
}
