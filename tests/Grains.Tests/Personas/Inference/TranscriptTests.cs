namespace PersonaUniverse.Personas.Inference;

public sealed class TranscriptTests
{
    [Fact]
    public void Read_ANameInSeveralCases_IsOneSpeaker()
    {
        var transcript = Transcript.Read(
            "MARA: Good evening.\nBen: Hello, Mara. A rough crossing?\nMara: Long, and wet to the bone.", speaker: null);

        Assert.Equal("MARA", transcript.Speaker);
        Assert.Equal(["Good evening.", "Long, and wet to the bone."], transcript.Lines.Select(line => line.Text));
    }

    [Fact]
    public void Read_AColonNowAndThen_NamesNobody()
    {
        var transcript = Transcript.Read("Remember: the ferry leaves at six.\n\nI shall be there.", speaker: null);

        Assert.Null(transcript.Speaker);
        Assert.Equal(
            [new InferredLine(1, "Remember: the ferry leaves at six."), new InferredLine(3, "I shall be there.")], transcript.Lines);
    }
}
