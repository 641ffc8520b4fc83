using Ecm.Core.Results;

namespace Ecm.Core.ChangeSets;

/// <summary>
/// What is to be written, all of it or nothing. The one way in which people, plugins and rules change anything.
/// </summary>
/// <param name="Operation">A stable word for what is done, such as <c>card.create</c>; an idempotency key holds for one operation.</param>
/// <param name="Reference">The id by which the answer of the operation is read; kept with the idempotency key.</param>
/// <param name="Changes">The changes, applied in order.</param>
public sealed record ChangeSet(string Operation, string Reference, IReadOnlyList<Change> Changes);

/// <summary>
/// One change. It checks rights and versions and writes to the context of its scope; it never saves.
/// Each kind lives in the folder of its capability.
/// </summary>
public abstract record Change
{
    /// <summary>
    /// True when the change copies what another set may change without writing a row that this one writes: inherited access, the tree.
    /// No row version would show that, so sets with such a change are carried out one after another.
    /// </summary>
    internal virtual bool OneAtATime => false;

    /// <summary>Applies the change inside the transaction.</summary>
    /// <returns>Null, or what stands in the way; then nothing of the set is written.</returns>
    internal abstract Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken);
}

/// <summary>What was written.</summary>
/// <param name="Change">The last change number of the set; the number of the head when nothing changed.</param>
/// <param name="Reference">The id by which the answer of the operation is read: that of the first time when <paramref name="Replayed"/>.</param>
/// <param name="Replayed">True when the idempotency key had been used before and nothing was written now.</param>
public sealed record ChangeReceipt(long Change, string Reference, bool Replayed)
{
    /// <summary><see cref="Reference"/> as an id.</summary>
    public Guid Id => Guid.Parse(Reference);
}
