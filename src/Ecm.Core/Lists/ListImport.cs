using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Lists;

/// <summary>Brings the lists of the files into the database; run once at start, before the types that name them.</summary>
internal sealed class ListImport(ListFiles files, ChangeSets.ChangeSets changeSets)
{
    /// <exception cref="StartupException">The lists could not be written; the server must not start.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var receipt = await changeSets.CommitAsync(Caller.System, new ChangeSet("lists.import", "lists", [new ImportLists(files.All)]), cancellationToken);
        if (!receipt.Succeeded)
            throw new StartupException($"Shared lists were not written: {ProblemTexts.Describe(receipt.Problem, "en")}");
    }
}
