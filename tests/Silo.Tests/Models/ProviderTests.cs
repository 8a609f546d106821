using Microsoft.Extensions.AI;
using PersonaUniverse.ModelStandIn;

namespace PersonaUniverse.Models;

public sealed class ProviderTests
{
    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.OpenAICompatible)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Stream_WholeReply_HasTextUsageAndModelId(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind);

        var response = await fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation)
            .ToChatResponseAsync(Cancellation);

        Assert.Equal("Hello there.", response.Text);
        Assert.Equal("first-model", response.ModelId);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(21, response.Usage?.InputTokenCount);
        Assert.Equal(3, response.Usage?.OutputTokenCount);
        Assert.True((await fixture.StandIn.TakeAsync(Cancellation)).HadKey);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Response_WholeReply_HasTextUsageAndModelId(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind);

        var response = await fixture.First.GetResponseAsync(ModelsFixture.Hello, null, Cancellation);

        Assert.Equal("Hello there.", response.Text);
        Assert.Equal("first-model", response.ModelId);
        Assert.Equal(21, response.Usage?.InputTokenCount);
        Assert.Equal(3, response.Usage?.OutputTokenCount);
    }

    [Fact]
    public async Task Request_OpenAI_CarriesSystemPromptAndSampling()
    {
        await using var fixture = await ModelsFixture.StartAsync(ModelKind.OpenAI);

        await fixture.First.GetStreamingResponseAsync(
            ModelsFixture.Hello, new ChatOptions { Temperature = 1.25f, MaxOutputTokens = 77 }, Cancellation)
            .ToChatResponseAsync(Cancellation);

        var request = (await fixture.StandIn.TakeAsync(Cancellation)).Json;
        Assert.Equal("first-model", request.GetProperty("model").GetString());
        Assert.Equal("system", request.GetProperty("messages")[0].GetProperty("role").GetString());
        Assert.Contains("You are Ada (ada).", request.GetProperty("messages")[0].GetProperty("content").ToString());
        Assert.Equal(1.25, request.GetProperty("temperature").GetDouble(), 3);
        Assert.Equal(77, request.GetProperty("max_completion_tokens").GetInt32());
        Assert.True(request.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
    }

    [Fact]
    public async Task Request_Anthropic_CarriesSystemPromptAndClampedTemperature()
    {
        await using var fixture = await ModelsFixture.StartAsync(
            ModelKind.Anthropic, ("Named:first:AcceptsTemperature", "true"));

        await fixture.First.GetStreamingResponseAsync(
            ModelsFixture.Hello, new ChatOptions { Temperature = 1.25f, MaxOutputTokens = 77 }, Cancellation)
            .ToChatResponseAsync(Cancellation);

        var request = (await fixture.StandIn.TakeAsync(Cancellation)).Json;
        Assert.Equal("first-model", request.GetProperty("model").GetString());
        Assert.Equal("Hello?", request.GetProperty("messages")[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Contains("You are Ada (ada).", request.GetProperty("system").ToString());
        Assert.Equal(1, request.GetProperty("temperature").GetDouble());
        Assert.Equal(77, request.GetProperty("max_tokens").GetInt32());
    }

    [Theory]
    [InlineData(ModelKind.OpenAI, "true", 4)]
    [InlineData(ModelKind.OpenAI, "false", 0)]
    [InlineData(ModelKind.OpenAICompatible, "true", 4)]
    [InlineData(ModelKind.OpenAICompatible, "false", 0)]
    [InlineData(ModelKind.Anthropic, "true", 1)]
    [InlineData(ModelKind.Anthropic, "false", 0)]
    public async Task Request_WithAllSampling_CarriesWhatIsSaidToReachTheModel(ModelKind kind, string acceptsTemperature, int expected)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Named:first:AcceptsTemperature", acceptsTemperature));
        var options = new ChatOptions { Temperature = 1.25f, TopP = 0.75f, PresencePenalty = 0.5f, FrequencyPenalty = -0.5f };

        await fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, options, Cancellation).ToChatResponseAsync(Cancellation);

        var request = (await fixture.StandIn.TakeAsync(Cancellation)).Json;
        string[] names = ["temperature", "top_p", "presence_penalty", "frequency_penalty"];
        float?[] sent = [.. names.Select(name => request.TryGetProperty(name, out var value) ? value.GetSingle() : (float?)null)];
        var told = fixture.Models.Accepted("first", byFallback: false, options);
        Assert.Equal([told.Temperature, told.TopP, told.PresencePenalty, told.FrequencyPenalty], sent);
        Assert.Equal(expected, sent.Count(value => value is not null));
        Assert.Equal(1.25f, options.Temperature);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.OpenAICompatible)]
    public async Task Request_WithPenaltiesOfNought_CarriesNone(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind);
        var options = new ChatOptions { Temperature = 0, TopP = 0.75f, PresencePenalty = 0, FrequencyPenalty = 0 };

        await fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, options, Cancellation).ToChatResponseAsync(Cancellation);

        var request = (await fixture.StandIn.TakeAsync(Cancellation)).Json;
        string[] names = ["temperature", "top_p", "presence_penalty", "frequency_penalty"];
        var told = fixture.Models.Accepted("first", byFallback: false, options);
        Assert.Equal(["temperature", "top_p"], names.Where(name => request.TryGetProperty(name, out _)));
        Assert.Equal((0, null, null), (told.Temperature, told.PresencePenalty, told.FrequencyPenalty));
    }

    [Fact]
    public async Task Accepted_ByTheFallback_IsWhatThatOneTakes()
    {
        await using var fixture = await ModelsFixture.StartAsync(ModelKind.Anthropic, ("Fallback", "second"));
        var options = new ChatOptions { TopP = 0.75f };

        Assert.Null(fixture.Models.Accepted("first", byFallback: false, options).TopP);
        Assert.Equal(0.75f, fixture.Models.Accepted("first", byFallback: true, options).TopP);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Request_ModelWithoutTemperature_SendsNone(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Named:first:AcceptsTemperature", "false"));

        await fixture.First.GetResponseAsync(ModelsFixture.Hello, new ChatOptions { Temperature = 0.5f }, Cancellation);

        Assert.False((await fixture.StandIn.TakeAsync(Cancellation)).Json.TryGetProperty("temperature", out _));
    }

    [Theory]
    [InlineData(ModelKind.OpenAI, "response_format")]
    [InlineData(ModelKind.Anthropic, "output_config")]
    public async Task Extraction_OverTheWire_AsksForASchemaAndReadsTheReport(ModelKind kind, string property)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind);

        var analyses = await Traits.ModelTraitExtractor.ExtractAsync(
            fixture.Models.ChooseExtractor("first")!, [TraitReportTests.Exchange], Cancellation);

        Assert.True((await fixture.StandIn.TakeAsync(Cancellation)).Json.TryGetProperty(property, out _));
        Assert.Equal("curiosity", Assert.Single(analyses[0]!.Traits).Id);
        Assert.Equal(["Tell more"], analyses[0]!.SuggestedActions);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI, 400, ModelFailure.Refused)]
    [InlineData(ModelKind.OpenAI, 401, ModelFailure.Refused)]
    [InlineData(ModelKind.OpenAI, 404, ModelFailure.Refused)]
    [InlineData(ModelKind.OpenAI, 429, ModelFailure.RateLimited)]
    [InlineData(ModelKind.OpenAI, 500, ModelFailure.Unavailable)]
    [InlineData(ModelKind.Anthropic, 401, ModelFailure.Refused)]
    [InlineData(ModelKind.Anthropic, 403, ModelFailure.Refused)]
    [InlineData(ModelKind.Anthropic, 422, ModelFailure.Refused)]
    [InlineData(ModelKind.Anthropic, 429, ModelFailure.RateLimited)]
    [InlineData(ModelKind.Anthropic, 529, ModelFailure.Unavailable)]
    public async Task Error_ByStatus_IsTranslatedOnceAndHoldsNoKey(ModelKind kind, int status, ModelFailure expected)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Retry:Attempts", "0"));
        fixture.StandIn.Enqueue(new Script { Status = status }, new Script { Status = status });

        var streamed = await Assert.ThrowsAsync<ModelException>(
            () => fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation).ToChatResponseAsync(Cancellation));
        var whole = await Assert.ThrowsAsync<ModelException>(
            () => fixture.First.GetResponseAsync(ModelsFixture.Hello, null, Cancellation));

        Assert.Equal([expected, expected], [streamed.Failure, whole.Failure]);
        Assert.Equal(2, fixture.StandIn.Count);
        Assert.Contains("scripted_error", streamed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ModelsFixture.Key, streamed.ToString() + whole, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Error_NobodyListens_IsUnavailable(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Retry:Attempts", "0"));
        await fixture.StandIn.DisposeAsync();

        var failure = await Assert.ThrowsAsync<ModelException>(
            () => fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation).ToChatResponseAsync(Cancellation));

        Assert.Equal(ModelFailure.Unavailable, failure.Failure);
        Assert.DoesNotContain(ModelsFixture.Key, failure.ToString(), StringComparison.Ordinal);
    }
}
