using Microsoft.Extensions.AI;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions.Turns;

namespace PersonaUniverse.Sessions;

public sealed class ReplyGeneratorTests
{
    // < and > stand for the halves of an emoji: an attribute cannot hold them one by one.
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("nothing\0ness", "nothing\uFFFDness")]
    [InlineData("whole 😀|🎉", "whole 😀🎉")]
    [InlineData("split <|>|!", "split 😀!")]
    [InlineData("split <||>", "split 😀")]
    [InlineData("<|<>", "\uFFFD😀")]
    [InlineData("> first", "\uFFFD first")]
    [InlineData("last <", "last \uFFFD")]
    [InlineData("cut <|END|never", "cut \uFFFD")]
    public async Task Generate_TextNoDatabaseTakes_IsMendedAndStreamedAsItIsKept(string pieces, string expected)
    {
        var text = pieces.Replace('<', '\uD83D').Replace('>', '\uDE00');
        var said = new List<string>();
        var prompt = new Prompt([], new ChatOptions { StopSequences = ["END"] });

        var reply = await new ReplyGenerator(new Speaker([.. text.Split('|')]), TimeProvider.System)
            .GenerateAsync(prompt, model: null, said.Add, Cancellation);

        Assert.Equal(expected, reply.Text);
        Assert.Equal(expected, string.Concat(said));
        Assert.DoesNotContain(said, piece => char.IsHighSurrogate(piece[^1]));
    }

    [Fact]
    public async Task Generate_ByAModelThatDoesNotTakeAllOptions_TellsWhatItTook()
    {
        var prompt = new Prompt([], new ChatOptions { Temperature = 0.5f, PresencePenalty = 1 });

        var reply = await new ReplyGenerator(new Speaker(["Yes."]), TimeProvider.System)
            .GenerateAsync(prompt, model: null, _ => { }, Cancellation);

        Assert.Equal((0.5f, null), (reply.Options.Temperature, reply.Options.PresencePenalty));
    }
}
