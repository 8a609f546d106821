using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using PersonaUniverse.Models.Providers.Compatible;

namespace PersonaUniverse.Models.Providers;

/// <summary>
/// Makes the clients: the vendors' own SDKs, with their retries, deadlines, logs and traces off, for ours rule; and ours for servers
/// that have no SDK.
/// </summary>
internal static class ProviderClients
{
    private const string AnthropicUrl = "https://api.anthropic.com";

    /// <summary>What an answer may hold at most when the caller does not say; Anthropic's protocol wants a number.</summary>
    private const int DefaultMaxOutputTokens = 1024;

    /// <summary>Makes the client of one model, on one pool of connections.</summary>
    public static IChatClient Create(NamedModelOptions model, HttpClient http)
        => new ConfigureOptionsChatClient(
            model.Kind switch
            {
                ModelKind.Anthropic => new ConfigureOptionsChatClient(
                    Anthropic(model, http),
                    options => AnthropicTemperature.Send(options, model.Model, DefaultMaxOutputTokens)),
                ModelKind.OpenAICompatible => new CompatibleChatClient(http, model),
                _ => OpenAI(model, http),
            },
            options => AcceptedOptions.Restrict(options, model));

    /// <summary>Makes the pool of connections of one model.</summary>
    public static HttpClient CreateHttpClient(string name, ModelDeadlineOptions deadlines, int maxCalls, TimeProvider clock)
    {
        var sockets = new SocketsHttpHandler
        {
            ConnectTimeout = deadlines.Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            MaxConnectionsPerServer = maxCalls,

            // A redirect would carry the key to an address the operator never named.
            AllowAutoRedirect = false,

            // Our trace ids are nothing to a vendor.
            ActivityHeadersPropagator = null,
        };
        return new HttpClient(new ProviderErrorHandler(name, clock) { InnerHandler = sockets })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    private static IChatClient OpenAI(NamedModelOptions model, HttpClient http)
    {
        var options = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        if (!string.IsNullOrWhiteSpace(model.BaseUrl))
        {
            options.Endpoint = new Uri(model.BaseUrl);
        }

        return new ChatClient(model.Model, new ApiKeyCredential(model.ApiKey!), options).AsIChatClient();
    }

    private static IChatClient Anthropic(NamedModelOptions model, HttpClient http)
    {
        // Everything is said here, for what is left unsaid the SDK looks for in the environment.
        var client = new AnthropicClient(new ClientOptions
        {
            HttpClient = http,
            BaseUrl = string.IsNullOrWhiteSpace(model.BaseUrl) ? AnthropicUrl : model.BaseUrl,
            ApiKey = model.ApiKey,
            AuthToken = null,
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            OpenTelemetry = new OpenTelemetryOptions { Traces = false },
        });
        return client.AsIChatClient(model.Model, DefaultMaxOutputTokens);
    }
}
