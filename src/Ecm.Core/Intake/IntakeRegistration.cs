using Ecm.Core.Doubt;
using Ecm.Core.Suggestions;
using Ecm.Core.Twins;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Intake;

internal static class IntakeRegistration
{
    /// <summary>From stored bytes to a card that is found.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .Own<LayOut>().Own<Identify>().Own<ScriptMending>().Own<ExtractText>().Own<KeepPictures>().Own<Unpacking>().Own<TakeAttachments>().Own<OpenArchive>().Own<FindTwins>().Own<SuggestFields>().Own<RunPlugins>().Own<Publish>()
        .Own<IntakePipeline>().Own<IntakeProgress>().Own<IntakeQueue>().Own<FileParking>().Own<FileUnlocking>().Own<ReadingAgain>()
        .Own<ScorePages>().Own<DoubtStore>().Own<DoubtQueue>().Own<DoubtfulPages>()
        .Own<TwinStore>().Own<NearTwins>().Own<TwinDecisions>()
        .Own<SuggestionStore>().Own<PartyDirectory>().Own<FieldSuggestions>().Own<ReadingTrial>();
}
