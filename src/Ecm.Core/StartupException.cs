namespace Ecm.Core;

/// <summary>
/// The server cannot start, and an administrator can do something about it. The server prints the message alone, without
/// a stack, and ends with status 1; the message says what is wrong, where, and what to change.
/// </summary>
public class StartupException(string message, Exception? inner = null) : Exception(message, inner);
