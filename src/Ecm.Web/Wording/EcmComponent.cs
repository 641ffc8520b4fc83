using Ecm.Abstractions;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Web.Shell;
using Ecm.Web.SigningIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MudBlazor;

namespace Ecm.Web.Wording;

/// <summary>What every component of ours can do: speak the person's language, and act in their name as long as it is on the page.</summary>
public abstract partial class EcmComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private bool shown;

    protected EcmComponent() => Gone = gone.Token;

    /// <summary>Language and theme.</summary>
    [CascadingParameter]
    public Appearance Appearance { get; set; } = new("ru", "system");

    [Inject]
    internal CurrentCaller CurrentCaller { get; set; } = null!;

    [Inject]
    internal IJSRuntime Scripts { get; set; } = null!;

    [Inject]
    internal ILogger<EcmComponent> Log { get; set; } = null!;

    /// <summary>Messages at the foot of the page.</summary>
    [Inject]
    protected ISnackbar Snackbar { get; set; } = null!;

    /// <summary>Addresses.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Cancelled when the component leaves the page.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>The way this person's language writes dates and numbers.</summary>
    private protected Wording.Writing Writing => Writing.In(Appearance.Language);

    /// <summary>A text in the person's language.</summary>
    protected string T(Localized text, params ReadOnlySpan<object?> arguments) =>
        arguments.IsEmpty ? text.In(Appearance.Language) : string.Format(Writing.Culture, text.In(Appearance.Language), arguments);

    /// <summary>The text of a problem.</summary>
    protected string T(Problem problem) => ProblemTexts.Describe(problem, Appearance.Language);

    /// <inheritdoc/>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        await base.SetParametersAsync(parameters);
        shown = true;
    }

    /// <summary>
    /// Does something in the name of whoever is signed in; when nobody is any more, leads to the sign-in page and back here later.
    /// A fault, such as a database that is away, is told by a message, and what is on the page stays there; only of a page that shows nothing yet it is thrown.
    /// </summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="onFault">What is done instead of telling a fault.</param>
    protected Task AsCallerAsync(Func<Caller, CancellationToken, Task> work, Action? onFault = null) => AsCallerAsync(work, Gone, onFault);

    /// <summary>The same for what a person has done, or undone by what a message offers: it is carried out though they leave the page in the same moment.</summary>
    protected Task ActAsync(Func<Caller, CancellationToken, Task> act) => AsCallerAsync(act, CancellationToken.None);

    /// <summary>The same as long as a token of one's own lasts.</summary>
    protected async Task AsCallerAsync(Func<Caller, CancellationToken, Task> work, CancellationToken cancellationToken, Action? onFault = null)
    {
        try
        {
            if (await CurrentCaller.FindAsync(cancellationToken) is { } caller)
                await work(caller, cancellationToken);
            else
                await LeadToSignInAsync();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The component has left the page: nobody waits for the answer.
        }
        catch (Exception gone) when (Gone.IsCancellationRequested && gone is OperationCanceledException or ObjectDisposedException or JSException or JSDisconnectedException)
        {
            // The act is done; the page that was to show it has gone.
        }
        catch (Exception fault) when ((shown || onFault is not null || !IsPage) && fault is not (ObjectDisposedException or JSDisconnectedException))
        {
            LogFault(Log, fault, GetType().Name);
            if (onFault is not null)
                onFault();
            else
                TellFault();
        }
    }

    /// <summary>Says what was done and offers to undo it, by its button or Ctrl+Z, for as long as the message stands; also after the component has left the page.</summary>
    protected void OfferUndo(string done, Func<Task> undo, Severity severity = Severity.Normal, Localized? word = null)
    {
        // First it is seen, then it is told.
        StateHasChanged();
        Snackbar.Add(done, severity, options =>
        {
            options.Action = T(word ?? Words.Shell.Undo);
            options.SnackbarTypeClass += " undoes";
            options.OnClick = _ => InvokeAsync(undo);
        });
    }

    /// <summary>Leads on after something was done, unless the person has gone elsewhere meanwhile.</summary>
    private protected void LeadTo(string address, bool replace = false)
    {
        if (!Gone.IsCancellationRequested)
            Navigation.NavigateTo(address, replace: replace);
    }

    /// <summary>Leads to the sign-in page and back here later. By script: NavigateTo waits for the browser behind everybody's back, and ends the circuit with a fault when it has gone.</summary>
    private protected async Task LeadToSignInAsync()
    {
        try
        {
            await InvokeAsync(() => Scripts.InvokeVoidAsync("location.assign", Gone, LocalAddress.SignInThen(new Uri(Navigation.Uri).PathAndQuery)).AsTask());
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            // Nobody looks at the page any more.
        }
    }

    /// <summary>Runs a script over what was drawn; when that has left the page before the script came to it, nothing is left to do.</summary>
    protected async Task OverDrawnAsync(Func<CancellationToken, Task> script)
    {
        try
        {
            await script(Gone);
        }
        catch (Exception fault) when (Gone.IsCancellationRequested && fault is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The browser has drawn another page meanwhile, or has gone.
        }
    }

    /// <summary>Takes the focus to the field of a form that has just been drawn, unless the person is in it already.</summary>
    protected Task EnterAsync(ElementReference field) => FocusAsync("enter", field);

    /// <summary>The same by the id of the field, also when the person is elsewhere in the form if that is asked for.</summary>
    protected Task EnterAsync(string id, bool always = false) => FocusAsync("enterById", id, always);

    /// <summary>Takes the focus to the heading of a page that has just been opened, unless the person has gone to something on it already.</summary>
    private protected Task EnterHeadingAsync() => FocusAsync("enterHeading");

    private Task FocusAsync(string how, params object[] where) => OverDrawnAsync(async cancellationToken =>
    {
        await using var focus = await Scripts.InvokeAsync<IJSObjectReference>("import", cancellationToken, "/" + Assets["_content/Ecm.Web/js/focus.js"]);
        await focus.InvokeVoidAsync(how, cancellationToken, where);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        Leave();
        GC.SuppressFinalize(this);
    }

    private bool IsPage => GetType().IsDefined(typeof(RouteAttribute), inherit: true);

    private void TellFault() => Snackbar.Add(T(shown ? Words.Shell.NotDone : Words.Shell.PartMissing), Severity.Error, options =>
    {
        options.DuplicatesBehavior = SnackbarDuplicatesBehavior.Prevent;
        if (shown)
            return;
        options.Action = T(Words.Shell.Reload);
        options.OnClick = _ => InvokeAsync(() => Navigation.Refresh(forceReload: true));
    });

    [LoggerMessage(3011, LogLevel.Error, "{Component} could not do what it was asked for")]
    private static partial void LogFault(ILogger logger, Exception fault, string component);

    /// <summary>What a component has to put away besides.</summary>
    protected virtual void Leave()
    {
    }
}
