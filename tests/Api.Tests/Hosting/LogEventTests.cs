using System.Reflection;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Hosting;

/// <summary>What operators filter logs by. In embedded mode one process writes the events of all our assemblies.</summary>
public sealed class LogEventTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void EveryEvent_HasAnIdOfItsOwn()
    {
        var events = OursFrom(typeof(ErrorTranslation).Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(Declared))
            .Select(method => (
                Name: $"{method.DeclaringType!.Name}.{method.Name}",
                method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId))
            .Where(logged => logged.EventId is not null)
            .ToList();

        Assert.NotEmpty(events);
        Assert.DoesNotContain(events, logged => logged.EventId <= 0);
        Assert.Empty(events
            .GroupBy(logged => logged.EventId)
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(logged => logged.Name))}"));
    }

    private static HashSet<Assembly> OursFrom(Assembly root)
    {
        var found = new HashSet<Assembly>();
        Add(root);
        return found;

        void Add(Assembly assembly)
        {
            if (found.Add(assembly))
            {
                var ours = assembly.GetReferencedAssemblies()
                    .Where(reference => reference.Name!.StartsWith(nameof(PersonaUniverse), StringComparison.Ordinal));
                foreach (var reference in ours)
                {
                    Add(Assembly.Load(reference));
                }
            }
        }
    }
}
