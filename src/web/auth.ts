import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { emailOTP, organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { defaultStatements } from 'better-auth/plugins/organization/access';
import { clockOf, transportOf } from '../context.ts';
import { openDatabase } from '../db/database.ts';
import * as tables from '../db/schema/organizations.ts';
import { composeSignInCode } from '../mail/letters.ts';

/** Minutes a code is good for. */
export const CODE_MINUTES = 15;
const WRONG_CODES = 5;

const access = createAccessControl(defaultStatements);
/** Owners run the organization, coordinators its events, viewers look. Events' own rules stand at the doors. */
const roles = {
  owner: access.newRole({
    organization: ['update', 'delete'],
    member: ['create', 'update', 'delete'],
    invitation: ['create', 'cancel'],
  }),
  coordinator: access.newRole({ organization: [], member: [], invitation: [] }),
  viewer: access.newRole({ organization: [], member: [], invitation: [] }),
};

/** Sends a code by the way mail goes here. It is not in the ledger: a code lost is asked for again. */
async function sendCode(env: Env, email: string, code: string): Promise<void> {
  const messageId = `<code-${randomBytes(12).toString('hex')}@${env.MAIL_FROM.split('@')[1]}>`;
  const mail = await composeSignInCode({
    code,
    sender: { from: env.MAIL_FROM, name: 'Pendopo', organizer: env.MAIL_FROM },
    to: { email, name: null },
    messageId,
    sentAt: clockOf(env)(),
    minutes: CODE_MINUTES,
  });
  const outcome = await transportOf(env).send({ ...mail, from: env.MAIL_FROM, to: email, messageId });
  if (outcome.result !== 'sent') throw new Error(`the code could not be sent: ${outcome.result}`);
}

/** Sign-in by a code in the mail, and who belongs to which organization. Made per request: bindings are the request's. */
export function authOf(env: Env) {
  return betterAuth({
    baseURL: env.BASE_URL,
    secret: env.AUTH_SECRET,
    trustedOrigins: [env.BASE_URL],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: drizzleAdapter(openDatabase(env.DB), {
      provider: 'sqlite',
      schema: {
        user: tables.users,
        session: tables.sessions,
        account: tables.accounts,
        verification: tables.verifications,
        organization: tables.organizations,
        member: tables.members,
        invitation: tables.memberInvitations,
      },
    }),
    session: { expiresIn: 14 * 86_400, updateAge: 86_400, cookieCache: { enabled: true, maxAge: 60 } },
    advanced: { cookiePrefix: 'pendopo', useSecureCookies: env.BASE_URL.startsWith('https://') },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: WRONG_CODES,
        disableSignUp: true,
        storeOTP: 'hashed',
        sendVerificationOTP: ({ email, otp }) => sendCode(env, email, otp),
      }),
      organization({ ac: access, roles, allowUserToCreateOrganization: false }),
    ],
  });
}
