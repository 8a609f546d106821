using System.Reflection;

namespace PersonaUniverse.TestKit;

/// <summary>Stands in for an interface of which a test needs a method or two.</summary>
public class Stub : DispatchProxy
{
    private Func<MethodInfo, object?[], object?>? _answer;

    /// <summary>Makes one.</summary>
    /// <typeparam name="T">The interface.</typeparam>
    /// <param name="answer">What it answers to a call, by the method and its arguments.</param>
    public static T Of<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class
    {
        var stub = Create<T, Stub>();
        ((Stub)(object)stub)._answer = answer;
        return stub;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer!(targetMethod!, args ?? []);
}
