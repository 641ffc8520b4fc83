using Ecm.Cli;

return await CommandLine.RunAsync(args, Surroundings.OfProcess());
