#include "base/script.hpp"
#include "catch.hpp"

using qbank::minify_script;

namespace {

struct Case {
    const char *what, *script, *minified;
};

}  // namespace

TEST_CASE("a script loses what means nothing and keeps what does") {
    const Case cases[] = {
        {"nothing", "", "\n"},
        {"comments", "/** doc */\n// line\nf(1); /* in */ g(2);\n", "f(1);g(2);\n"},
        {"white space, but not between words", "return  typeof   x ;", "return typeof x;\n"},
        {"strings and templates", "f('a  // b', \"/* c */\", `d  ${ e  } f`);",
         "f('a  // b',\"/* c */\",`d  ${e} f`);\n"},
        {"a template in a template", "f(`a ${g(`b ${ c } d`)} e`);", "f(`a ${g(`b ${c} d`)} e`);\n"},
        {"a regular expression", "f(/[/'\"]  \\/ x/gu, a / b / c);", "f(/[/'\"]  \\/ x/gu,a/b/c);\n"},
        {"signs that would run together", "a + +b - -c; a++ + b;", "a+ +b- -c;a++ +b;\n"},
        {"a line end that ends a statement", "f()\ng()\n;[1].map(h)", "f()\ng();[1].map(h)\n"},
        {"a line end that does not", "f(\n  1,\n  2\n);\n", "f(1,2);\n"},
        {"a number before a point", "1 .toFixed()", "1 .toFixed()\n"},
        {"declarations in a row", "const a = 1;\nconst b = 2;\nlet c;\n", "let a=1,b=2,c;\n"},
        {"a declaration behind one without a semicolon", "const a = 1\nf();\nconst b = 2;",
         "let a=1\nf();let b=2;\n"},
        {"an unclosed string, untouched", "f('a\nb);  g()", "f('a\nb);  g()"},
        {"an unclosed bracket, untouched", "f((1);  ", "f((1);  "},
        {"a script that evaluates text, untouched", "const long  = 1; eval('long');",
         "const long  = 1; eval('long');"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.what);
        CHECK(minify_script(each.script) == each.minified);
    }
}

TEST_CASE("local names become short where that is safe, and nowhere else") {
    const Case cases[] = {
        {"a variable", "const long = 1; f(long, long);", "let e=1;f(e,e);\n"},
        {"a parameter", "f((first, second) => first + second);", "f((e,t)=>e+t);\n"},
        {"a parameter of a function", "function work(item) { return item; }", "function t(e){return e;}\n"},
        {"a property of the same name stays, and so does the variable", "const size = a.size; f(size);",
         "let size=a.size;f(size);\n"},
        {"a shorthand", "const size = 1; f({size});", "let size=1;f({size});\n"},
        {"a key", "const size = 1; f({size: size});", "let size=1;f({size:size});\n"},
        {"a pattern", "const {size, count: number} = a; f(size, number);",
         "let{size,count:e}=a;f(size,e);\n"},
        {"an import and an export",
         "import {long} from './x.js';\nexport const other = long; export function third() {}",
         "import{long}from'./x.js';export let other=long;export function third(){}\n"},
        {"a method", "const work = 1; f({work() { return 1; }, async item() {}}); const item = work;",
         "let work=1;f({work(){return 1;},async item(){}});let item=work;\n"},
        {"a name of the browser", "const open = 1; f(open);", "let open=1;f(open);\n"},
        {"a name that is not declared here", "f(window.x, other);", "f(window.x,other);\n"},
        {"a name that is short already is not taken", "const e = 1; const long = e; f(long);",
         "let e=1,t=e;f(t);\n"},
        {"a variable in a template", "const long = 1; f(`${long} long`);", "let e=1;f(`${e} long`);\n"},
        {"a ternary", "const long = 1; f(a ? long : b);", "let e=1;f(a?e:b);\n"},
        {"a spread", "const long = []; f(...long);", "let e=[];f(...e);\n"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.what);
        CHECK(minify_script(each.script) == each.minified);
    }
}
