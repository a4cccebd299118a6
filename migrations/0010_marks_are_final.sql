-- What was pressed while the rundown ran is kept as it was, and nothing is added once the report is final.
CREATE TRIGGER `agenda_marks_insert_final` BEFORE INSERT ON `agenda_marks`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `agenda_marks_update_never` BEFORE UPDATE ON `agenda_marks`
BEGIN
  SELECT RAISE(ABORT, 'marks are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `task_owners_insert_final` BEFORE INSERT ON `task_owners`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `task_owners_update_final` BEFORE UPDATE ON `task_owners`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
