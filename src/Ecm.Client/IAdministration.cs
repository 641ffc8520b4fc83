using Ecm.Contracts;
using Ecm.Contracts.Administration;
using Ecm.Contracts.Changes;
using Ecm.Contracts.People;
using Ecm.Contracts.Plugins;
using Ecm.Contracts.Samples;
using Refit;

namespace Ecm.Client;

/// <summary>What administrators do: people, groups, plugins, the queue, the server itself, its audit.</summary>
public interface IAdministration
{
    /// <summary>How the server fares.</summary>
    [Get("/api/v1/server")]
    Task<ServerState> ServerAsync(CancellationToken cancellationToken = default);

    /// <summary>Verifies <c>storage</c>, <c>index</c> or <c>audit</c> in the background.</summary>
    [Post("/api/v1/server/verification/{part}")]
    Task<Verification> VerifyAsync(string part, CancellationToken cancellationToken = default);

    /// <summary>The last verification of a part by the node that answers.</summary>
    [Get("/api/v1/server/verification/{part}")]
    Task<Verification> VerificationAsync(string part, CancellationToken cancellationToken = default);

    /// <summary>Fills a new index beside the one that serves.</summary>
    [Post("/api/v1/server/index/rebuild")]
    Task RebuildIndexAsync(CancellationToken cancellationToken = default);

    /// <summary>What is still to be done, and files that could not be read.</summary>
    /// <param name="state"><c>waiting</c>, <c>running</c> or <c>parked</c>; null: all.</param>
    /// <param name="reason">Why files stopped; null: any.</param>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="size">How many.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Get("/api/v1/queue")]
    Task<ListPage<QueuedWork>> QueueAsync(string? state = null, string? reason = null, string? cursor = null, int? size = null, CancellationToken cancellationToken = default);

    /// <summary>Has a file that could not be read read again.</summary>
    [Post("/api/v1/queue/{id}/retry")]
    Task RetryAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Has the next files that stopped for a reason read again.</summary>
    [Post("/api/v1/queue/retry")]
    Task<RetriedFiles> RetryNextAsync(string? reason = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>How the sample data stand.</summary>
    [Get("/api/v1/samples")]
    Task<SamplesStatus> SamplesAsync(CancellationToken cancellationToken = default);

    /// <summary>Loads the sample data; its state tells whether it has ended.</summary>
    [Post("/api/v1/samples")]
    Task<CardChanges> LoadSamplesAsync(CancellationToken cancellationToken = default);

    /// <summary>Puts the sample data into the trash.</summary>
    [Delete("/api/v1/samples")]
    Task<CardChanges> RemoveSamplesAsync(CancellationToken cancellationToken = default);

    /// <summary>Entries of the audit, the newest first.</summary>
    [Get("/api/v1/audit")]
    Task<ListPage<AuditRecord>> AuditAsync(
        Guid? actor = null, string? action = null, string? about = null, [Query(Format = "O")] DateTimeOffset? from = null, [Query(Format = "O")] DateTimeOffset? until = null,
        string? cursor = null, int? size = null, CancellationToken cancellationToken = default);

    /// <summary>How the plugins fare.</summary>
    [Get("/api/v1/plugins")]
    Task<IReadOnlyList<PluginStatus>> PluginsAsync(CancellationToken cancellationToken = default);

    /// <summary>Lets a plugin be called again.</summary>
    [Post("/api/v1/plugins/{name}/resume")]
    Task<PluginStatus> ResumePluginAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Has a plugin called no more until it is resumed or the server starts again.</summary>
    [Post("/api/v1/plugins/{name}/switch-off")]
    Task<PluginStatus> SwitchPluginOffAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>What can be set for a plugin, and what is in force.</summary>
    [Get("/api/v1/plugins/{name}/settings")]
    Task<PluginSettingsForm> PluginSettingsAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Puts settings of a plugin in force.</summary>
    [Put("/api/v1/plugins/{name}/settings")]
    Task<PluginSettingsForm> PutPluginSettingsAsync(string name, [Body] PutPluginSettingsRequest request, [Header("If-Match")] string version, CancellationToken cancellationToken = default);

    /// <summary>Users by login.</summary>
    /// <param name="q">Letters in login or name; null: all.</param>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="size">How many.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Get("/api/v1/users")]
    Task<ListPage<User>> UsersAsync(string? q = null, string? cursor = null, int? size = null, CancellationToken cancellationToken = default);

    /// <summary>Makes a user.</summary>
    [Post("/api/v1/users")]
    Task<User> CreateUserAsync([Body] CreateUserRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a user.</summary>
    [Patch("/api/v1/users/{id}")]
    Task<User> PatchUserAsync(Guid id, [Body] PatchUserRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a user a new password, which is in this answer only; their sessions end.</summary>
    [Post("/api/v1/users/{id}/password")]
    Task<NewPassword> NewPasswordAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Blocks a user.</summary>
    [Delete("/api/v1/users/{id}")]
    Task BlockUserAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The roles there are.</summary>
    [Get("/api/v1/roles")]
    Task<IReadOnlyList<string>> RolesAsync(CancellationToken cancellationToken = default);

    /// <summary>Groups by name.</summary>
    [Get("/api/v1/groups")]
    Task<ListPage<Group>> GroupsAsync(string? q = null, string? cursor = null, int? size = null, CancellationToken cancellationToken = default);
}
