-- What a final report rests on is closed to every door: the database itself refuses.
CREATE TRIGGER `agenda_items_insert_final` BEFORE INSERT ON `agenda_items`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `agenda_items_update_final` BEFORE UPDATE ON `agenda_items`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `agenda_items_delete_final` BEFORE DELETE ON `agenda_items`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_insert_final` BEFORE INSERT ON `tasks`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_update_final` BEFORE UPDATE ON `tasks`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_delete_final` BEFORE DELETE ON `tasks`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invitations_insert_final` BEFORE INSERT ON `invitations`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invitations_update_final` BEFORE UPDATE ON `invitations`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invitations_delete_final` BEFORE DELETE ON `invitations`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `answers_insert_final` BEFORE INSERT ON `answers`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `answers_update_final` BEFORE UPDATE ON `answers`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `answers_delete_final` BEFORE DELETE ON `answers`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `attendance_insert_final` BEFORE INSERT ON `attendance`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `attendance_update_final` BEFORE UPDATE ON `attendance`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `attendance_delete_final` BEFORE DELETE ON `attendance`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `force_counts_insert_final` BEFORE INSERT ON `force_counts`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `force_counts_update_final` BEFORE UPDATE ON `force_counts`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `force_counts_delete_final` BEFORE DELETE ON `force_counts`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `counts_insert_final` BEFORE INSERT ON `counts`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `counts_update_final` BEFORE UPDATE ON `counts`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `counts_delete_final` BEFORE DELETE ON `counts`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `outcomes_insert_final` BEFORE INSERT ON `outcomes`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `outcomes_update_final` BEFORE UPDATE ON `outcomes`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `outcomes_delete_final` BEFORE DELETE ON `outcomes`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `events_update_final` BEFORE UPDATE ON `events`
WHEN OLD.`status` = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `events_delete_final` BEFORE DELETE ON `events`
WHEN OLD.`status` = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `reports_insert_final` BEFORE INSERT ON `reports`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `reports_update_final` BEFORE UPDATE ON `reports`
WHEN OLD.`status` = 'final'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `reports_delete_final` BEFORE DELETE ON `reports`
WHEN OLD.`status` = 'final'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
