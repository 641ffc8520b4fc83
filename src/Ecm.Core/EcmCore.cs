using System.Reflection;
using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Comparing;
using Ecm.Core.Doubt;
using Ecm.Core.Files;
using Ecm.Core.Health;
using Ecm.Core.Intake;
using Ecm.Core.Jobs;
using Ecm.Core.Lists;
using Ecm.Core.NamedSets;
using Ecm.Core.Notices;
using Ecm.Core.People;
using Ecm.Core.Plugins;
using Ecm.Core.Plugins.Settings;
using Ecm.Core.Registers;
using Ecm.Core.Samples;
using Ecm.Core.Search;
using Ecm.Core.Setup;
using Ecm.Core.Storage;
using Ecm.Core.Suggestions;
using Ecm.Core.Trash;
using Ecm.Core.Twins;
using Ecm.Core.Uploads;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Ecm.Core;

/// <summary>Registers the capabilities. The composition root adds a database, the adapters and the plugins.</summary>
public static class EcmCore
{
    /// <summary>Adds everything that doors call.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">Folders and the names of the chosen stores.</param>
    public static IServiceCollection AddEcmCore(this IServiceCollection services, EcmSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<OrganisationOptions>().BindConfiguration(OrganisationOptions.Section);
        services.AddOptions<TrashOptions>().BindConfiguration(TrashOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IBlobStore>(s => s.GetRequiredKeyedService<IBlobStore>(settings.BlobStore));
        services.AddSingleton<ISearchIndex>(s => s.GetRequiredKeyedService<ISearchIndex>(settings.SearchIndex));
        services.AddFileSystemBlobStore();
        return services
            .Own<ChangeSignal>().Own<ChangeSets.ChangeSets>().Own<ServerSecret>().Own<LocalBlobs>()
            .Own<CardEditing>().Own<CardReading>().Own<CardBeginnings>().Own<CardTrees>().Own<OpenedCards>().Own<AuditVerification>().Own<AuditReading>()
            .Own<UploadChecks>().Own<FileUploads>().Own<PartUploads>().Own<EarlierVersions>().Own<FilePlaces>().Own<FileComparing>().Own<FileReading>().Own<FilesAsZip>().Own<PageStore>().Own<KeptPictures>().Own<Renditions>().Own<PagePictures>()
            .AddSingleton(new PictureCache(Path.Combine(settings.DataFolder, "cache", "pages"), settings.PictureCacheBytes))
            .AddSingleton(s => new PluginDeaths(Path.Combine(settings.DataFolder, "run", "plugins"), s.GetRequiredService<TimeProvider>()))
            .Own<SignInPauses>().Own<JobLeases>().Own<Verification>().Own<ServerHealth>().Own<Preparation>()
            .Own<WorkQueue>().Own<IndexRebuilds>().Own<VerificationRuns>().Own<ServerOverviews>().Own<PluginSwitches>().AddSingleton(s => new SettingsCipher(s.GetRequiredService<IDataProtectionProvider>())).Own<PluginSettings>()
            .Own<ActPlanning>().Own<SetReading>().Own<NamedSets.NamedSets>().Own<SetRunner>().Own<OwnChanges>().Own<TrashReading>().Own<NoticeReading>()
            .Own<SampleFiles>().Own<SamplePreparation>().Own<Samples.Samples>().Own<TrialLetters>().Own<FirstSteps>()
            .AddIntake().AddSearch().AddAccess().AddCardTypes().AddLists().AddRegisters().AddPeople();
    }

    /// <summary>Adds the loops of this node: following changes into the index, reading files, cleaning up.</summary>
    public static IServiceCollection AddEcmLoops(this IServiceCollection services, EcmSettings settings)
    {
        services.Own<IndexFollower>();
        services.AddHostedService(s => s.GetRequiredService<IndexFollower>());
        services.AddHostedService(s => s.GetRequiredService<FileUnlocking>());
        services.AddHostedService(s => s.GetRequiredService<VerificationRuns>());
        services.AddHostedService(Create<SettingsFollower>);
        if (!settings.Roles.Contains("worker"))
            return services;
        return services
            .AddSingleton<IJobHandler>(Create<ExtractJob>)
            .AddSingleton<IJobHandler>(Create<SuggestJob>)
            .AddSingleton<IJobHandler>(s => s.GetRequiredService<SetRunner>())
            .AddHostedService(Create<JobRunner>)
            .AddHostedService(Create<Rereading>)
            .AddHostedService(Create<IndexSnapshotLoop>)
            .AddHostedService(Create<SketchBackfill>)
            .AddHostedService(Create<ScoreBackfill>)
            .AddHostedService(Create<Sweep>)
            .Own<RunningHours>().Own<NoticeRules>()
            .AddHostedService(Create<NoticeFollower>)
            .AddHostedService(Create<SearchNotices>)
            .AddHostedService(Create<TrashEmptying>);
    }

    /// <summary>Capabilities have internal constructors: only this assembly makes them, once each.</summary>
    internal static IServiceCollection Own<T>(this IServiceCollection services)
        where T : class => services.AddSingleton(Create<T>);

    private static T Create<T>(IServiceProvider services)
        where T : class
    {
        var constructor = typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();
        return (T)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. constructor.GetParameters().Select(p => services.GetRequiredService(p.ParameterType))], null);
    }
}
