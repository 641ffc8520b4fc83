using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Spelling;

/// <summary>Adds words that are not there yet: one by a clerk, many by an administrator. Words are as they are kept.</summary>
internal sealed record AddWords(IReadOnlyCollection<string> Words, Guid? ImportId) : Change
{
    private const int AtOnce = 500;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!(ImportId is null ? WordRights.MayAdd(scope.Caller) : WordRights.MayAdminister(scope.Caller)))
            return Problems.Forbidden();
        var fresh = Words.GroupBy(WordRules.Normal).ToDictionary(g => g.Key, g => g.First());
        foreach (var some in fresh.Keys.Chunk(AtOnce))
            foreach (var known in await scope.Db.OwnWords.Where(w => some.Contains(w.Word)).Select(w => w.Word).ToListAsync(cancellationToken))
                fresh.Remove(known);
        if (fresh.Count == 0)
            return null;
        if (await scope.Db.OwnWords.CountAsync(cancellationToken) + fresh.Count > OrganisationWords.MostWords)
            return Problems.TooManyWords(OrganisationWords.MostWords);
        scope.Db.OwnWords.AddRange(fresh.Select(w => new OwnWord
        {
            Word = w.Key, Written = w.Value, AuthorId = scope.Caller.UserId, AddedAt = scope.Now, ImportId = ImportId,
        }));
        if (ImportId is { } import)
            scope.Record("words.import", "words", import, new JsonObject { ["count"] = fresh.Count });
        else
            scope.Record("words.add", "words", Guid.Empty, new JsonObject { ["words"] = WordRights.Texts(fresh.Values) });
        scope.RaiseWordsEpoch();
        return null;
    }
}

/// <summary>Removes a word: an administrator any, others what they added themselves.</summary>
internal sealed record RemoveWord(string Word) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (await scope.Db.OwnWords.FindAsync([Word], cancellationToken) is not { } word)
            return Problems.NotFound();
        if (!WordRights.MayAdminister(scope.Caller) && word.AuthorId != scope.Caller.UserId)
            return Problems.Forbidden();
        scope.Db.OwnWords.Remove(word);
        scope.Record("words.remove", "words", Guid.Empty, new JsonObject { ["words"] = WordRights.Texts([word.Written]) });
        scope.RaiseWordsEpoch();
        return null;
    }
}

/// <summary>Removes what an import brought and is still there.</summary>
internal sealed record TakeImportBack(Guid ImportId) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!WordRights.MayAdminister(scope.Caller))
            return Problems.Forbidden();
        var words = await scope.Db.OwnWords.Where(w => w.ImportId == ImportId).ToListAsync(cancellationToken);
        if (words.Count == 0)
            return Problems.NotFound();
        scope.Db.OwnWords.RemoveRange(words);
        scope.Record("words.import-back", "words", ImportId, new JsonObject { ["count"] = words.Count });
        scope.RaiseWordsEpoch();
        return null;
    }
}

/// <summary>Who may change the organisation's words. No card's list says that, for the words are everybody's.</summary>
internal static class WordRights
{
    public static bool MayAdd(Caller caller) => MayAdminister(caller) || caller.Principals.Contains(Principal.Role("clerk"));

    public static bool MayAdminister(Caller caller) => caller.IsAdmin || caller.IsSystem;

    public static JsonArray Texts(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];
}
