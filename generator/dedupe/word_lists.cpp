#include "dedupe/word_lists.hpp"

#include <span>
#include <unordered_map>

namespace qbank::words {
namespace {

constexpr std::string_view stop_words_list[] = {
    "a",       "an",           "the",     "of",         "to",       "and",      "or",        "in",
    "on",      "at",           "for",     "from",       "by",       "with",     "as",        "into",
    "onto",    "than",         "then",    "that",       "this",     "these",    "those",     "it",
    "its",     "they",         "their",   "them",       "there",    "here",     "he",        "she",
    "his",     "her",          "i",       "me",         "my",       "we",       "us",        "our",
    "you",     "your",         "yours",   "is",         "are",      "was",      "were",      "be",
    "been",    "being",        "am",      "do",         "does",     "did",      "done",      "doing",
    "have",    "has",          "had",     "having",     "can",      "could",    "would",     "should",
    "will",    "shall",        "may",     "might",      "must",     "if",       "whether",   "so",
    "such",    "but",          "also",    "too",        "about",    "while",    "what",      "which",
    "who",     "whom",         "whose",   "how",        "why",      "when",     "where",     "whenever",
    "each",    "both",         "either",  "some",       "any",      "one",      "ones",      "other",
    "another", "others",       "same",    "up",         "out",      "off",      "very",      "just",
    "vs",      "versus",       "via",     "per",        "etc",      "eg",       "ie",        "because",
    "since",   "through",      "upon",    "over",       "whats",    "own",      "please",    "let",
    "lets",    "someone",      "else",    "elses",      "somebody", "people",   "yourself",  "themselves",
    "itself",  "oneself",      "towards", "however",    "employ",   "employed", "employing", "every",
    "among",   "additionally", "across",  "internally", "between",  "during",   "within",    "against",
    "under",   "like",         "inside",  "get",        "gets",     "got",      "offs"};

constexpr std::string_view auxiliaries_list[] = {"do",   "does", "did",   "would", "can",  "could", "should",
                                                 "will", "have", "has",   "had",   "is",   "are",   "was",
                                                 "were", "may",  "might", "must",  "shall"};

constexpr std::string_view pronouns_list[] = {"you",    "we",         "i",       "one",       "they",
                                              "people", "developers", "someone", "engineers", "teams"};

constexpr std::string_view determiners_list[] = {
    "a",         "an",       "the",       "some",     "any",       "main",      "major",    "common",
    "key",       "typical",  "different", "various",  "most",      "best",      "possible", "important",
    "biggest",   "usual",    "primary",   "all",      "other",     "core",      "basic",    "your",
    "certain",   "few",      "many",      "these",    "top",       "general",   "popular",  "fundamental",
    "essential", "exact",    "actual",    "internal", "its",       "practical", "real",     "overall",
    "three",     "four",     "five",      "two",      "potential", "brief",     "good",     "frequent",
    "known",     "available"};

constexpr std::string_view adverbs_list[] = {
    "usually",    "typically",   "actually",  "exactly",    "really",   "intentionally",
    "personally", "ever",        "generally", "normally",   "commonly", "even",
    "generally",  "consciously", "basically", "internally", "simply",   "briefly",
    "clearly",    "properly",    "first",     "go",         "best",     "effectively"};

constexpr std::string_view negations_list[] = {"not", "never", "without", "no",       "cannot",
                                               "nor", "dont",  "cant",    "shouldnt", "non"};

constexpr std::string_view prepositions_list[] = {
    "in",     "for",   "on",      "at",     "with",    "within", "during",  "of",     "to",
    "from",   "by",    "under",   "across", "between", "via",    "through", "inside", "against",
    "around", "after", "before",  "when",   "if",      "and",    "that",    "behind", "over",
    "about",  "into",  "without", "using",  "like",    "vs"};

constexpr std::string_view question_words_list[] = {"what",  "how", "why",   "when",    "which",
                                                    "where", "who", "whats", "whenever"};

constexpr std::string_view doing_words_list[] = {
    "handle",       "handling",    "manage",     "managing",    "design",      "designing",  "implement",
    "implementing", "prevent",     "preventing", "avoid",       "avoiding",    "write",      "writing",
    "create",       "creating",    "build",      "building",    "secure",      "securing",   "choose",
    "choosing",     "ensure",      "ensuring",   "reduce",      "reducing",    "optimize",   "optimizing",
    "keep",         "keeping",     "enforce",    "enforcing",   "debug",       "debugging",  "deploy",
    "deploying",    "develop",     "developing", "code",        "use",         "using",      "improve",
    "improving",    "find",        "finding",    "organize",    "organizing",  "passing",    "rendering",
    "scheduling",   "balancing",   "leading",    "documenting", "estimating",  "aligning",   "set",
    "configure",    "configuring", "migrate",    "migrating",   "test",        "define",     "dealing",
    "detecting",    "detect",      "solve",      "solving",     "fix",         "fixing",     "measure",
    "measuring",    "protect",     "protecting", "maintain",    "maintaining", "perform",    "performing",
    "check",        "count",       "print",      "swap",        "rotate",      "validate",   "generate",
    "determine",    "group",       "flatten",    "traverse",    "parse",       "invalidate", "deploying",
    "add",          "adding",      "remove",     "removing",    "convert",     "reverse",    "sort",
    "merge",        "invert",      "calculate",  "compute",     "connect",     "connecting", "optimise",
    "working"};

constexpr std::string_view weak_words_list[] = {
    // doing
    "handle", "handles", "handled", "handling", "manage", "manages", "managed", "managing", "management",
    "deal", "deals", "dealing", "cope", "copes", "ensure", "ensures", "ensured", "ensuring", "guarantee",
    "implement", "implements", "implemented", "implementing", "implementation", "perform", "performs",
    "performed", "make", "makes", "made", "making", "use", "uses", "used", "using", "usage", "utilize",
    "create", "creating", "created", "build", "building", "built", "written", "develop", "developing",
    "design", "designs", "designing", "designed", "work", "works", "working", "worked", "maintain",
    "maintaining", "keep", "keeps", "keeping", "provide", "provides", "support", "supports", "apply",
    "applied", "apply", "need", "needs", "needed", "require", "requires", "required", "set", "take", "takes",
    "happen", "happens", "happened", "occur", "occurs", "occurred", "occurring", "face", "faced", "go",
    "goes", "doing", "come", "prefer", "preferred", "opt", "approach", "address", "mitigate", "mean", "means",
    "meant", "refer", "refers", "stand", "stands", "play", "plays", "cause", "causes", "caused", "affect",
    "affects", "impact", "impacts", "influence", "see", "know", "think", "want", "help", "helps", "allow",
    "allows", "enable", "enables", "offer", "offers", "carry", "conduct", "achieve", "finds", "place", "show",
    "tell", "talk", "explain", "describe", "define", "discuss", "differ", "differs", "different", "compare",
    "compared", "comparison", "employ", "considered", "consider", "introduce", "ask", "asked",
    // nouns of asking
    "difference", "differences", "distinction", "distinctions", "purpose", "benefit", "benefits", "advantage",
    "advantages", "disadvantage", "disadvantages", "importance", "drawback", "drawbacks", "limitation",
    "limitations", "risk", "risks", "risky", "problem", "problems", "issue", "issues", "challenge",
    "challenges", "pitfall", "pitfalls", "downside", "downsides", "pros", "cons", "concern", "concerns",
    "kind", "kinds", "category", "categories", "option", "options", "way", "ways", "step", "steps",
    "strategy", "strategies", "technique", "techniques", "practice", "practices", "tips", "concept",
    "concepts", "idea", "meaning", "definition", "basics", "basic", "overview", "introduction",
    "fundamentals", "example", "examples", "mechanism", "mechanisms", "working", "reason", "reasons", "point",
    "goal", "need", "scenarios", "situation", "situations", "cases", "things", "detail", "details", "term",
    "terms", "aspect", "aspects", "part", "parts", "question", "interview", "mandatory", "necessary",
    "essential", "relevance", "answer", "significance", "deep", "dive", "kinds",
    // adjectives and adverbs of asking
    "best", "good", "better", "important", "critical", "common", "commonly", "main", "major", "typical",
    "various", "useful", "actual", "actually", "exactly", "practical", "practice", "internally", "properly",
    "correctly", "effectively", "clearly", "usually", "simple", "general", "generally", "certain",
    "frequently", "frequent", "accessed", "ever", "today", "correct", "proper", "well", "right",
    "significant", "appropriate", "suitable", "careful", "carefully", "once", "possible", "available",
    "consciously", "intentionally", "personally", "preferable", "preferred", "entire", "whole", "biggest",
    "most", "more", "many", "much",
    // scenes
    "end"};

constexpr std::string_view light_words_list[] = {
    "database",    "databases",    "give",        "gives",        "property",   "properties",    "keyword",
    "clause",      "statement",    "command",     "theorem",      "notation",   "function",      "functions",
    "routine",     "program",      "programs",    "method",       "methods",    "algorithm",     "algorithms",
    "pattern",     "patterns",     "principle",   "principles",   "technology", "tool",          "tools",
    "feature",     "features",     "user",        "code",         "coding",     "system",        "systems",
    "application", "applications", "app",         "apps",         "project",    "projects",      "production",
    "prod",        "software",     "developer",   "developers",   "engineer",   "engineers",     "team",
    "teams",       "company",      "environment", "environments", "codebase",   "backend",       "layer",
    "flow",        "action",       "level",       "process",      "processes",  "time",          "times",
    "run",         "running",      "find",        "finding",      "identify",   "identified",    "detect",
    "detected",    "fix",          "fixed",       "solve",        "solves",     "solved",        "resolve",
    "resolved",    "workflow",     "workflows",   "high",         "sudden",     "suddenly",      "safely",
    "decision",    "decisions",    "solution",    "solutions",    "service",    "services",      "thing",
    "case",        "scenario",     "real",        "world",        "choose",     "chose",         "choosing",
    "pick",        "select",       "decide",      "decided",      "write",      "writing",       "wrote",
    "custom",      "annotation",   "annotations", "attack",       "attacks",    "browser",       "server",
    "explained",   "variable",     "variables",   "basics",       "deal",       "microservices", "cluster",
    "codebase",    "platform",     "machine",     "popular",      "given",      "form",          "forms",
    "specific",    "module",       "modules",     "safe",         "chain",      "mandatory"};

constexpr std::string_view platforms_list[] = {
    "django",    "python",     "java",     "javascript", "js",         "typescript", "ts",
    "c++",       "c#",         "c",        "go",         "golang",     "rust",       "ruby",
    "rails",     "php",        "laravel",  "kotlin",     "swift",      "scala",      "perl",
    "flask",     "fastapi",    "spring",   "springboot", "react",      "angular",    "vue",
    "svelte",    "node",       "nodejs",   "node.js",    "express",    ".net",       "net",
    "dotnet",    "asp.net",    "android",  "ios",        "flutter",    "elixir",     "haskell",
    "clojure",   "dart",       "r",        "matlab",     "drf",        "web",        "hibernate",
    "symfony",   "nestjs",     "nextjs",   "next.js",    "kubernetes", "k8s",        "docker",
    "terraform", "kafka",      "rabbitmq", "redis",      "mysql",      "postgres",   "postgresql",
    "mongodb",   "sqlite",     "oracle",   "linux",      "unix",       "windows",    "aws",
    "azure",     "gcp",        "jenkins",  "jvm",        "jquery",     "celery",     "elasticsearch",
    "graphql",   "sqlalchemy", "ansible",  "nginx",      "gunicorn",   "pytest",     "junit",
    "selenium",  "pandas",     "numpy",    "tensorflow", "pytorch",    "spark",      "hadoop",
    "airflow",   "bash",       "es6",      "oop"};

constexpr std::string_view scopes_list[] = {
    "efficiently", "efficient", "efficiency", "only",    "after",   "before", "large",   "big",      "huge",
    "small",       "multiple",  "single",     "several", "always",  "all",    "first",   "last",     "long",
    "short",       "per",       "low",        "maximum", "minimum", "max",    "min",     "fast",     "slow",
    "new",         "old",       "existing",   "global",  "local",   "public", "private", "external", "built"};

struct List {
    Trait trait;
    std::span<const std::string_view> words;
};

constexpr List lists[] = {
    {stop, stop_words_list},
    {auxiliary, auxiliaries_list},
    {pronoun, pronouns_list},
    {determiner, determiners_list},
    {adverb, adverbs_list},
    {negation, negations_list},
    {preposition, prepositions_list},
    {question_word, question_words_list},
    {doing, doing_words_list},
    {weak, weak_words_list},
    {light, light_words_list},
    {platform, platforms_list},
    {scope, scopes_list},
};

}  // namespace

Traits traits_of(std::string_view word) {
    static const std::unordered_map<std::string_view, Traits> table = [] {
        std::unordered_map<std::string_view, Traits> made;
        for (const List& list : lists)
            for (const std::string_view w : list.words) made[w] = static_cast<Traits>(made[w] | list.trait);
        return made;
    }();
    const auto found = table.find(word);
    return found == table.end() ? Traits{0} : found->second;
}

}  // namespace qbank::words
