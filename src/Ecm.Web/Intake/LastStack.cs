namespace Ecm.Web.Intake;

/// <summary>What was chosen last for files to be taken in: who comes back to the intake in the same tab goes on with it. Where they hang is chosen for each stack.</summary>
public sealed class LastStack
{
    /// <summary>The choice; null: none yet.</summary>
    public NewStack? Stack { get; set; }
}
