using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Mcp;

/// <summary>
/// Tells an agent why a tool failed, with the same code as everywhere, and operators where it is not the agent's fault: the SDK would
/// log each failure, refusals too, as an error with its stack, and its log is shut off.
/// </summary>
internal sealed class McpFailures(FailureLog failures)
{
    /// <summary>Wraps the calling of a tool, from its making and the reading of its arguments on.</summary>
    public McpRequestHandler<CallToolRequestParams, CallToolResult> Tell(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next)
        => async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (Exception failure) when (failure is not McpException
                && !(failure is OperationCanceledException && cancellationToken.IsCancellationRequested))
            {
                var error = failures.Report($"Tool {request.Params?.Name}", LackOf(failure) ?? failure, cancellationToken);
                return new CallToolResult
                {
                    IsError = true,
                    Content = [new TextContentBlock { Text = $"{error.Code}: {error.Message}" }],
                };
            }
        };

    // What the SDK says of an argument that a tool requires and a call does not have; its text names nothing but ours.
    private static ApiException? LackOf(Exception failure)
        => failure is ArgumentException { ParamName: "arguments" } ? ApiException.Invalid("arguments", failure.Message) : null;
}
