using System.Net;
using Ecm.Client;
using Ecm.Contracts.Files;

namespace Ecm.Cli.Commands;

/// <summary>An id on the command line, which may be that of a card or of a file.</summary>
internal static class CardOrFile
{
    /// <summary>The file, or all files of the card.</summary>
    public static async Task<IReadOnlyList<CardFile>> FilesAsync(EcmClient client, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return [await client.Files.GetAsync(id, cancellationToken)];
        }
        catch (EcmProblemException e) when (e.Problem.Status == (int)HttpStatusCode.NotFound)
        {
            return await client.Cards.FilesAsync(id, cancellationToken);
        }
    }
}
