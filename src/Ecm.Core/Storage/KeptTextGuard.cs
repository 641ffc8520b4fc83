using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ecm.Core.Storage;

/// <summary>Looks at each text on its way to the database, written or only looked up, so that both databases answer alike.</summary>
internal sealed class KeptTextGuard : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        foreach (DbParameter parameter in result.Parameters)
            if (parameter.Value is string text && !KeptText.Fits(text))
                throw new TextNotKeptException();
        return result;
    }
}
