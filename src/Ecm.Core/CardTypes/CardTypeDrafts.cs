using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.CardTypes;

/// <summary>
/// Types as administrators set them up. Each has at most one draft, which all of them share; publishing puts it in force as the next version.
/// </summary>
public sealed class CardTypeDrafts
{
    /// <summary>What no field's key may be: every card has something of this name already.</summary>
    public static readonly IReadOnlyList<string> ReservedKeys = CardTypeFieldRules.ReservedKeys;

    /// <summary>Who may do what with cards of a type that names nobody.</summary>
    public static readonly IReadOnlyList<AccessRule> UsualAccess = [.. TypeAccess.Usual.Select(e => new AccessRule(e.Key, AccessLevels.Word(e.Value)))];

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;

    internal CardTypeDrafts(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.changes = changes;
    }

    /// <summary>All types and those that are being prepared, by name.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<IReadOnlyList<TypeLine>>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.CardTypes.AsNoTracking().OrderBy(t => t.Name).ToListAsync(cancellationToken);
        return rows.ConvertAll(row =>
        {
            var inForce = TypeJson.Read(row.Version == 0 ? row.Draft ?? row.Definition : row.Definition);
            return new TypeLine(inForce, row.Version, row.Draft is not null, row.Hidden, row.Base is null, row.Base is { } brought && !TypeJson.Same(TypeJson.Read(brought), inForce));
        });
    }

    /// <summary>The draft of a type; what is in force when none was begun.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="name">The type.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<TypeDraft>> GetAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.CardTypes.AsNoTracking().SingleOrDefaultAsync(t => t.Name == name, cancellationToken) is not { } row)
            return Problems.NotFound();
        var draft = TypeJson.Read(row.Draft ?? row.Definition);
        return new TypeDraft(
            draft, row.Version == 0 ? null : TypeJson.Read(row.Definition), row.Base is null ? null : TypeJson.Read(row.Base),
            row.Version, row.Edit, row.Draft is not null, row.Hidden, row.Draft is null ? [] : await PublishType.FaultsAsync(db, draft, cancellationToken));
    }

    /// <summary>Keeps a draft; one that equals what is in force is none.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="draft">The whole definition; it may have faults, which are answered.</param>
    /// <param name="edit">The edit that was read, 0 for a new type; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<TypeDraft>> PutAsync(Caller caller, CardTypeDefinition draft, int? edit, CancellationToken cancellationToken)
    {
        if (!CardTypeRules.IsName(draft.Name))
            return caller.IsAdmin ? Problems.TypeWrong(CardTypeRules.CheckAmong(draft, [], [], new HashSet<string>())[0]) : Problems.Forbidden();
        return await CommitAsync(caller, "type.draft", draft.Name, new PutTypeDraft(draft.Name, draft, edit), cancellationToken);
    }

    /// <summary>Gives a draft up, and with it a type that was never published.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="name">The type.</param>
    /// <param name="edit">The edit that was read; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public Task<Result<ChangeReceipt>> DiscardAsync(Caller caller, string name, int? edit, CancellationToken cancellationToken) =>
        changes.CommitAsync(caller, new ChangeSet("type.discard", name, [new PutTypeDraft(name, null, edit)]), cancellationToken);

    /// <summary>Puts the draft in force as the next version.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="name">The type.</param>
    /// <param name="edit">The edit that was read; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public Task<Result<TypeDraft>> PublishAsync(Caller caller, string name, int? edit, CancellationToken cancellationToken) =>
        CommitAsync(caller, "type.publish", name, new PublishType(name, edit), cancellationToken);

    /// <summary>Makes what the type's source brings its draft; publishing it takes back what people changed.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="name">The type.</param>
    /// <param name="edit">The edit that was read; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<TypeDraft>> RevertAsync(Caller caller, string name, int? edit, CancellationToken cancellationToken)
    {
        var now = await GetAsync(caller, name, cancellationToken);
        if (!now.Succeeded)
            return now.Problem;
        return now.Value.Base is { } brought ? await PutAsync(caller, brought, edit ?? now.Value.Edit, cancellationToken) : Problems.NotFound();
    }

    private async Task<Result<TypeDraft>> CommitAsync(Caller caller, string operation, string name, Change change, CancellationToken cancellationToken)
    {
        var receipt = await changes.CommitAsync(caller, new ChangeSet(operation, name, [change]), cancellationToken);
        return receipt.Succeeded ? await GetAsync(caller, receipt.Value.Reference, cancellationToken) : receipt.Problem;
    }
}
