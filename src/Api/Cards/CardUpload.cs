using Microsoft.AspNetCore.Http.Features;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Cards;

/// <summary>Reads an uploaded file: the body itself, or the first file of a form.</summary>
internal static class CardUpload
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="ApiException">There is none, or it is larger than we take.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return await ReadAsync(request.Body, cancellationToken);
        }

        try
        {
            var form = await request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = CardLimits.FileBytes, ValueCountLimit = 16, ValueLengthLimit = 4096 },
                cancellationToken);
            if (form.Files is not [var file, ..])
            {
                throw CardProblem.At("file", "The form holds no file.");
            }

            await using var content = file.OpenReadStream();
            return await ReadAsync(content, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException || broken.GetType() == typeof(IOException))
        {
            // The second is a form that ends too early. What derives from it is the connection's end or the server's own limit.
            throw CardProblem.At("file", "The form is not well formed, or its file is larger than we take.");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await content.ReadAsync(piece, cancellationToken) is var read and > 0)
        {
            if (file.Length + read > CardLimits.FileBytes)
            {
                throw CardProblem.At("file", $"The file is larger than {CardLimits.FileBytes / 1024 / 1024} MB.");
            }

            file.Write(piece, 0, read);
        }

        return file.Length > 0 ? file.ToArray() : throw CardProblem.At("file", "The file is empty.");
    }
}
