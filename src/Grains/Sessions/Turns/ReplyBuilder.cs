using System.Text;
using Microsoft.Extensions.AI;
using PersonaUniverse.Models;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Makes a reply of what a model sends piece by piece.</summary>
/// <param name="model">The model's id until it says its own.</param>
/// <param name="gate">Ends the reply where the caller wants it to end.</param>
/// <param name="said">Hears each piece as it comes.</param>
/// <param name="clock">Tells how long the first words took, from now on.</param>
internal sealed class ReplyBuilder(string model, StopGate gate, Action<string> said, TimeProvider clock)
{
    private readonly StringBuilder _text = new();
    private readonly TextMender _mender = new();
    private readonly long _began = clock.GetTimestamp();
    private string _model = model;
    private TokenUsage _usage = new(0, 0);
    private bool _byFallback;
    private bool _cutShort;
    private TimeSpan? _firstWordsAfter;

    /// <summary>Takes in what the model sent.</summary>
    public void Add(ChatResponseUpdate update)
    {
        _model = update.ModelId ?? _model;
        _cutShort |= update.FinishReason == ChatFinishReason.Length;
        _byFallback |= update.AdditionalProperties?.ContainsKey(IChatModels.FallbackKey) ?? false;
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextContent { Text: { Length: > 0 } piece }:
                    Say(gate.Pass(_mender.Pass(piece)));
                    break;
                case UsageContent { Details: var details }:
                    _usage = new TokenUsage(details.InputTokenCount ?? 0, details.OutputTokenCount ?? 0);
                    break;
            }
        }
    }

    /// <summary>Says what was held back, and gives the reply.</summary>
    /// <param name="accepted">Tells what of the options reached the model that answered, by whether that was the fallback.</param>
    public Reply Finish(Func<bool, ChatOptions> accepted)
    {
        Say(gate.Pass(_mender.Release()));
        Say(gate.Release());
        return new Reply(_text.ToString(), _model, _usage, _byFallback, _cutShort && !gate.Closed)
        {
            Options = accepted(_byFallback),
            FirstWordsAfter = _firstWordsAfter,
        };
    }

    private void Say(string piece)
    {
        if (piece.Length > 0)
        {
            _firstWordsAfter ??= clock.GetElapsedTime(_began);
            _text.Append(piece);
            said(piece);
        }
    }
}
