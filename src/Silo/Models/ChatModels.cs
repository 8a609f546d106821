using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PersonaUniverse.Models.Providers;
using PersonaUniverse.Models.Resilience;

namespace PersonaUniverse.Models;

/// <summary>The configured models, each behind its own breaker, deadlines, retries and cap.</summary>
internal sealed class ChatModels : IChatModels, IDisposable
{
    private readonly ModelCatalogOptions _options;
    private readonly IChatClient _offline;
    private readonly TimeProvider _clock;
    private readonly ILoggerFactory _loggers;
    private readonly Dictionary<string, CircuitBreakerChatClient> _breakers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IChatClient> _models = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IChatClient> _clients = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HttpClient> _pools = [];
    private readonly string _default;

    public ChatModels(
        IOptions<ModelCatalogOptions> options,
        [FromKeyedServices(IChatModels.Offline)] IChatClient offline,
        TimeProvider clock,
        ILoggerFactory loggers)
    {
        _options = options.Value;
        _offline = offline;
        _clock = clock;
        _loggers = loggers;
        _default = _options.Default ?? IChatModels.Offline;
        foreach (var (name, model) in _options.Named)
        {
            _breakers[name] = Build(name, model);
            _models[name] = new LimitedChatClient(
                _breakers[name], name, _options.MaxConcurrentCalls, _options.Deadlines.Place, _clock);
        }

        foreach (var name in _models.Keys)
        {
            _clients[name] = WithFallback(name);
        }

        _clients[IChatModels.Offline] = offline;
    }

    /// <summary>Gets the name of the model that plays personas which ask for none.</summary>
    public string DefaultName => _default;

    public IChatClient Choose(string? name) => _clients[Resolve(name)];

    public IChatClient? ChooseExtractor(string? name)
    {
        var replier = Resolve(name);
        var extractor = _options.Extractor ?? replier;

        // A persona that is played offline stays offline: its talk is sent nowhere for the sake of traits.
        if (IsOffline(replier) || IsOffline(extractor))
        {
            return null;
        }

        // The offline model talks; it cannot fill in a form.
        return IsOffline(_options.Fallback) ? _models[extractor] : _clients[extractor];
    }

    public ChatOptions Accepted(string? name, bool byFallback, ChatOptions options)
    {
        var accepted = options.Clone();
        if (_options.Named.TryGetValue(byFallback ? _options.Fallback ?? IChatModels.Offline : Resolve(name), out var model))
        {
            AcceptedOptions.Restrict(accepted, model);
        }

        return accepted;
    }

    /// <summary>Tells whether a model answers, as far as its last calls tell: it is not being left alone. No network call.</summary>
    public bool Answers(string name) => !_breakers.TryGetValue(name, out var model) || model.Answers;

    public void Dispose()
    {
        foreach (var model in _models.Values)
        {
            model.Dispose();
        }

        foreach (var pool in _pools)
        {
            pool.Dispose();
        }
    }

    private static bool IsOffline(string? name)
        => string.Equals(name, IChatModels.Offline, StringComparison.OrdinalIgnoreCase);

    private string Resolve(string? name) => name is not null && _clients.ContainsKey(name) ? name : _default;

    /// <summary>The order, from the outside in: cap, breaker, deadlines, retries, errors, the vendor's SDK.</summary>
    /// <remarks>
    /// The breaker counts calls, not attempts, and sees the deadlines; a call that finds no place under the cap says nothing of the
    /// model, so the breaker never sees that. The deadlines span the retries, so that nobody waits three times.
    /// </remarks>
    private CircuitBreakerChatClient Build(string name, NamedModelOptions model)
    {
        var http = ProviderClients.CreateHttpClient(name, _options.Deadlines, _options.MaxConcurrentCalls, _clock);
        _pools.Add(http);
        IChatClient client = new WholeReplyChatClient(ProviderClients.Create(model, http), name);
        client = new RetryingChatClient(client, name, _options.Retry, _clock, _loggers.CreateLogger<RetryingChatClient>());
        client = new DeadlineChatClient(client, name, _options.Deadlines, _clock);
        return new CircuitBreakerChatClient(
            client, name, _options.Breaker, _clock, _loggers.CreateLogger<CircuitBreakerChatClient>());
    }

    private IChatClient WithFallback(string name)
    {
        if (_options.Fallback is not { } fallback || string.Equals(fallback, name, StringComparison.OrdinalIgnoreCase))
        {
            return _models[name];
        }

        var other = IsOffline(fallback) ? _offline : _models[fallback];
        return new FallbackChatClient(_models[name], other, name, fallback, _loggers.CreateLogger<FallbackChatClient>());
    }
}
