using System.Diagnostics.CodeAnalysis;

namespace Ecm.Core.Results;

/// <summary>The outcome of an operation: a value, or a problem that was to be expected. Exceptions are faults.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    internal Result(T? value, Problem? problem)
    {
        this.value = value;
        Problem = problem;
    }

    /// <summary>What stands in the way; null when it succeeded.</summary>
    public Problem? Problem { get; }

    /// <summary>True when it succeeded.</summary>
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Problem is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It did not succeed.</exception>
    public T Value => Succeeded ? value! : throw new InvalidOperationException($"No value: {Problem}");

    /// <summary>Success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A problem.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    /// <summary>The value through a function, the problem as it is.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) => Succeeded ? map(value!) : Problem;
}

/// <summary>Makes results where the compiler finds no conversion: values typed as an interface.</summary>
public static class Result
{
    /// <summary>Success.</summary>
    public static Result<T> Of<T>(T value) => new(value, null);
}
