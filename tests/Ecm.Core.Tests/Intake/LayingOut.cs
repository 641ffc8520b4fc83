using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Intake;

/// <summary>The step that lays documents out, and what keeps their pages.</summary>
internal static class LayingOut
{
    public static LayOut With(ITextExtractor extractor, IDbContextFactory<EcmDbContext> contexts, IBlobStore blobs) =>
        new(extractor, Kept(extractor, contexts, blobs), NullLogger<LayOut>.Instance);

    public static Renditions Kept(ITextExtractor extractor, IDbContextFactory<EcmDbContext> contexts, IBlobStore blobs) =>
        new(contexts, blobs, new LocalBlobs(blobs), extractor);
}
