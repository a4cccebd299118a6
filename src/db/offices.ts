import { sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';

export type Contacts = {
  email: string | null;
  phone: string | null;
  staffEmail: string | null;
  staffPhone: string | null;
};
export type NewOffice = Contacts & {
  id: string;
  agencyId: string;
  agencyKey: string;
  agency: string;
  key: string;
  title: string;
  precedenceClass: number;
};

/** Adds offices, and agencies that are new; an office that is there already stays as it is. */
export function insertOffices(t: Tenant, list: NewOffice[]): Statement[] {
  const rows = sql`json_each(${JSON.stringify(list)})`;
  const of = (field: keyof NewOffice) => sql`json_extract(value, ${`$.${field}`})`;
  return [
    statement(
      t.db,
      sql`insert or ignore into agencies (id, organization_id, "key", name)
        select ${of('agencyId')}, ${t.organizationId}, ${of('agencyKey')}, ${of('agency')} from ${rows}`,
    ),
    statement(
      t.db,
      sql`insert or ignore into offices (id, organization_id, agency_id, "key", title, precedence_class, email, phone, staff_email, staff_phone)
        select ${of('id')}, ${t.organizationId},
          (select a.id from agencies a where a.organization_id = ${t.organizationId} and a."key" = ${of('agencyKey')}),
          ${of('key')}, ${of('title')}, ${of('precedenceClass')}, ${of('email')}, ${of('phone')}, ${of('staffEmail')}, ${of('staffPhone')}
        from ${rows}`,
    ),
  ];
}

export type OfficeChange = Contacts & { id: string; key: string; title: string; precedenceClass: number };

/** Writes what an office is called and how it is reached; nothing when another office has that name. */
export function updateOffice(t: Tenant, o: OfficeChange): Statement {
  return statement(
    t.db,
    sql`update or ignore offices set "key" = ${o.key}, title = ${o.title}, precedence_class = ${o.precedenceClass}, email = ${o.email},
      phone = ${o.phone}, staff_email = ${o.staffEmail}, staff_phone = ${o.staffPhone}
    where id = ${o.id} and organization_id = ${t.organizationId}`,
  );
}

/** Fills in and replaces contacts of many offices; what is null stays as it is. */
export function updateContacts(t: Tenant, list: (Contacts & { id: string })[]): Statement {
  return statement(
    t.db,
    sql`update offices set email = coalesce(json_extract(c.value, '$.email'), email), phone = coalesce(json_extract(c.value, '$.phone'), phone),
        staff_email = coalesce(json_extract(c.value, '$.staffEmail'), staff_email), staff_phone = coalesce(json_extract(c.value, '$.staffPhone'), staff_phone)
      from json_each(${JSON.stringify(list)}) c
      where offices.id = json_extract(c.value, '$.id') and offices.organization_id = ${t.organizationId}`,
  );
}
