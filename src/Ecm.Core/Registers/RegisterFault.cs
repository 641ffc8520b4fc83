using Ecm.Abstractions;

namespace Ecm.Core.Registers;

/// <summary>Something that is wrong with a register.</summary>
/// <param name="Place">Where: <c>name</c>, <c>label</c>, <c>scheme</c>, <c>settings</c>, or <c>settings.KEY</c> for one of them.</param>
/// <param name="Text">What, as a sentence for whoever sets the register up.</param>
public sealed record RegisterFault(string Place, Localized Text);
