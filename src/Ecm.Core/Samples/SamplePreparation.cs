using Ecm.Core.Files;
using Ecm.Core.NamedSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Samples;

/// <summary>Makes the files of sample cards ready for the change set that makes the cards: what is stored before it fails belongs to nobody, and is swept.</summary>
internal sealed class SamplePreparation(IDbContextFactory<EcmDbContext> contexts, SampleFiles files, FileUploads uploads, IOptions<OrganisationOptions> organisation)
{
    /// <summary>Some cards of a set, by their ids.</summary>
    /// <exception cref="InvalidOperationException">A file could not be stored, or is not there.</exception>
    public async Task<IReadOnlyDictionary<Guid, PreparedSample>> PrepareAsync(NamedSet set, IReadOnlyCollection<Guid> cards, CancellationToken cancellationToken)
    {
        var description = files.Read() ?? throw new InvalidOperationException("config/samples/samples.yaml is missing.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var places = await db.NamedSetCards.Where(c => c.SetId == set.Id).ToDictionaryAsync(c => c.CardId, c => c.Place, cancellationToken);
        if (places.Count != description.Cards.Count)
            throw new InvalidOperationException("config/samples/samples.yaml has changed since the load began.");
        var ids = places.ToDictionary(p => description.Cards[p.Value].Key, p => p.Key);
        var values = new SampleValues(description, organisation.Value.DayOf(set.CreatedAt));
        var pdf = new PaperPdf(files.Font());
        var prepared = new Dictionary<Guid, PreparedSample>();
        foreach (var id in cards)
        {
            var card = description.Cards[places[id]];
            prepared[id] = new PreparedSample(card, card.Parent is { } parent ? ids[parent] : null, values.Fields(card, ids), await StoreAsync(card, values, pdf, cancellationToken));
        }

        return prepared;
    }

    private async Task<StoredContent?> StoreAsync(SampleCard card, SampleValues values, PaperPdf pdf, CancellationToken cancellationToken)
    {
        if (card.Scan is null && card.Paper is null)
            return null;
        await using var content = card.Scan is { } scan ? files.Open(scan) : new MemoryStream(pdf.Write(values.TextOf(card)));
        var stored = await uploads.StoreAsync($"{card.Title}.pdf", "application/pdf", content, cancellationToken);
        return stored.Succeeded ? stored.Value : throw new InvalidOperationException($"The sample «{card.Title}» cannot be stored: {stored.Problem.Code}.");
    }
}
