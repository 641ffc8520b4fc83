// The reading child for tests of the pool: what the server does for its verb `extract`.
return await Ecm.Extraction.ExtractionWorker.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput());
