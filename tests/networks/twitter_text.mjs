// Reads one JSON text a line, writes what twitter-text makes of it: the oracle for our own counting.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const twitter = createRequire(process.argv[2] + "/")("twitter-text");

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  const parsed = twitter.parseTweet(text);
  process.stdout.write(
    JSON.stringify({
      length: parsed.weightedLength,
      valid: parsed.valid,
      links: twitter.extractUrls(text),
      hashtags: twitter.extractHashtags(text),
      // As in extractEntities: a name inside a link is no mention.
      mentions: twitter
        .extractEntitiesWithIndices(text)
        .filter((entity) => entity.screenName && !entity.listSlug)
        .map((entity) => entity.screenName),
      cashtags: twitter.extractCashtags(text),
    }) + "\n",
  );
}
