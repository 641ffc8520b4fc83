using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

internal sealed record CreateToken(Guid Id, string Name, string Hash, TokenLimits Limits) : Change
{
    internal override Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        scope.Db.ApiTokens.Add(new ApiToken
        {
            Id = Id, UserId = scope.Caller.UserId, Name = Name, Hash = Hash, Scopes = Limits.Stored, ExpiresAt = Limits.ExpiresAt, CreatedAt = scope.Now,
        });
        scope.Record("token.create", "token", Id, new() { ["name"] = Name, ["scopes"] = Limits.Stored, ["expires"] = Limits.ExpiresAt?.ToString("O") });
        return Task.FromResult<Problem?>(null);
    }
}

internal sealed record DeleteToken(Guid Id) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var token = await scope.Db.ApiTokens.SingleOrDefaultAsync(t => t.Id == Id && t.UserId == scope.Caller.UserId, cancellationToken);
        if (token is null)
            return Problems.NotFound();
        scope.Db.ApiTokens.Remove(token);
        scope.Record("token.delete", "token", Id, new() { ["name"] = token.Name });
        // Whoever has it cached must forget it.
        scope.RaiseAccessEpoch();
        return null;
    }
}
